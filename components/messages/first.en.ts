import { accounts } from './accounts.en.ts'
import { activity } from './activity.en.ts'
import { charts } from './charts.en.ts'
import { common } from './common.en.ts'
import { errors } from './errors.en.ts'
import { exits } from './exits.en.ts'
import { home } from './home.en.ts'
import { portfolio } from './portfolio.en.ts'
import { settings } from './settings.en.ts'

/** What any page may have to say at once, in English: the first screen, the locked one, the lists and what went wrong. */
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
