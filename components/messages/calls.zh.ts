import { words } from '../../lib/protocols/words.zh.ts'
import { approvals } from './approvals.zh.ts'
import { exposure } from './exposure.zh.ts'
import { intents } from './intents.zh.ts'
import { warnings } from './warnings.zh.ts'

/** What calls do, what stands in their way and what may be wrong with a request, in Simplified Chinese. */
export const table = { ...intents, ...words, ...warnings, ...exposure, ...approvals } as const
