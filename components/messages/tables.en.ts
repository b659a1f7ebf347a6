import { table as calls } from './calls.en.ts'
import { table as first } from './first.en.ts'
import { table as screens } from './screens.en.ts'

/** Every message in English: the language that defines the keys. For types and tests; pages load the three by language.ts. */
export const table = { ...first, ...screens, ...calls } as const
