import { words } from '../../lib/protocols/words.en.ts'
import { approvals } from './approvals.en.ts'
import { exposure } from './exposure.en.ts'
import { intents } from './intents.en.ts'
import { warnings } from './warnings.en.ts'

/** What calls do, what stands in their way and what may be wrong with a request, in English. */
export const table = { ...intents, ...words, ...warnings, ...exposure, ...approvals } as const
