import { accounts } from './accounts.zh.ts'
import { activity } from './activity.zh.ts'
import { charts } from './charts.zh.ts'
import { common } from './common.zh.ts'
import { errors } from './errors.zh.ts'
import { exits } from './exits.zh.ts'
import { home } from './home.zh.ts'
import { portfolio } from './portfolio.zh.ts'
import { settings } from './settings.zh.ts'

/** What any page may have to say at once, in Simplified Chinese: the first screen, the locked one, the lists and what went wrong. */
export const table = {
  ...common,
  ...charts,
  ...home,
  ...exits,
  ...portfolio,
  ...accounts,
  ...settings,
  ...activity,
  ...errors,
} as const
