import { words } from '../../lib/protocols/words.en.ts'
import { accounts } from './accounts.en.ts'
import { activity } from './activity.en.ts'
import { approvals } from './approvals.en.ts'
import { charts } from './charts.en.ts'
import { common } from './common.en.ts'
import { errors } from './errors.en.ts'
import { exits } from './exits.en.ts'
import { home } from './home.en.ts'
import { intents } from './intents.en.ts'
import { onboarding } from './onboarding.en.ts'
import { portfolio } from './portfolio.en.ts'
import { rewards } from './rewards.en.ts'
import { settings } from './settings.en.ts'
import { token } from './token.en.ts'
import { warnings } from './warnings.en.ts'

/** Every message in English: the language that defines the keys. Each language is a chunk of its own; a page loads one. */
export const table = {
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
} as const
