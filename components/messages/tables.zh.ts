import { words } from '../../lib/protocols/words.zh.ts'
import { accounts } from './accounts.zh.ts'
import { activity } from './activity.zh.ts'
import { approvals } from './approvals.zh.ts'
import { charts } from './charts.zh.ts'
import { common } from './common.zh.ts'
import { errors } from './errors.zh.ts'
import { exits } from './exits.zh.ts'
import { home } from './home.zh.ts'
import { intents } from './intents.zh.ts'
import { onboarding } from './onboarding.zh.ts'
import { portfolio } from './portfolio.zh.ts'
import { rewards } from './rewards.zh.ts'
import { settings } from './settings.zh.ts'
import type { table as en } from './tables.en.ts'
import { token } from './token.zh.ts'
import type { Message } from './types.ts'
import { warnings } from './warnings.zh.ts'

/** Every message in Simplified Chinese. */
export const table: { readonly [key in keyof typeof en]: Message } = {
  ...common,
  ...charts,
  ...onboarding,
  ...home,
  ...exits,
  ...portfolio,
  ...accounts,
  ...rewards,
  ...settings,
  ...activity,
  ...errors,
  ...intents,
  ...words,
  ...warnings,
  ...approvals,
  ...token,
}
