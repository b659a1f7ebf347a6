import { table as calls } from './calls.zh.ts'
import { table as first } from './first.zh.ts'
import { table as screens } from './screens.zh.ts'
import type { table as en } from './tables.en.ts'
import type { Message } from './types.ts'

/** Every message in Simplified Chinese. For tests; pages load the three by language.ts. */
export const table: { readonly [key in keyof typeof en]: Message } = { ...first, ...screens, ...calls }
