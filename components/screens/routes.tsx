import type { ComponentType } from 'react'
import { match } from '../hooks/route.ts'
import { AccountScreen } from './accounts/Account.tsx'
import { Accounts } from './accounts/Accounts.tsx'
import { AddAccount } from './accounts/AddAccount.tsx'
import { Activity } from './activity/Activity.tsx'
import { ActivityDetail } from './activity/ActivityDetail.tsx'
import { ExitDetail } from './exits/ExitDetail.tsx'
import { Exits } from './exits/Exits.tsx'
import { Leave } from './exits/Leave.tsx'
import { Home } from './home/Home.tsx'
import { PositionDetail } from './home/PositionDetail.tsx'
import { Receive } from './home/Receive.tsx'
import { PortfolioScreen } from './portfolio/Portfolio.tsx'
import { Tokens } from './portfolio/Tokens.tsx'
import { Rewards } from './rewards/Rewards.tsx'
import { About } from './settings/About.tsx'
import { ChangePassword } from './settings/ChangePassword.tsx'
import { Endpoints } from './settings/Endpoints.tsx'
import { Settings } from './settings/Settings.tsx'
import { Sites } from './sites/Sites.tsx'
import { TokenScreen } from './token/TokenScreen.tsx'

type Values = Readonly<Record<string, string>>

/** Every place in the app. The names of a pattern become the screen's props. */
const routes: readonly { pattern: string; Screen: ComponentType<never> }[] = [
  { pattern: '/', Screen: Home },
  { pattern: '/position/:id', Screen: PositionDetail },
  { pattern: '/token/:chainId/:address', Screen: TokenScreen },
  { pattern: '/portfolio', Screen: PortfolioScreen },
  { pattern: '/tokens', Screen: Tokens },
  { pattern: '/receive', Screen: Receive },
  { pattern: '/exits', Screen: Exits },
  { pattern: '/exits/:chainId/:account/:id', Screen: ExitDetail },
  { pattern: '/leave/:chainId/:token', Screen: Leave },
  { pattern: '/rewards', Screen: Rewards },
  { pattern: '/activity', Screen: Activity },
  { pattern: '/activity/:id', Screen: ActivityDetail },
  { pattern: '/sites', Screen: Sites },
  { pattern: '/accounts', Screen: Accounts },
  { pattern: '/accounts/add', Screen: AddAccount },
  { pattern: '/accounts/add/:kind', Screen: AddAccount },
  { pattern: '/accounts/:address', Screen: AccountScreen },
  { pattern: '/settings', Screen: Settings },
  { pattern: '/settings/endpoints', Screen: Endpoints },
  { pattern: '/settings/password', Screen: ChangePassword },
  { pattern: '/settings/about', Screen: About },
]

/** The screen of a path with its values; an address nobody knows leads home. */
export function findRoute(path: string): { Screen: ComponentType<Values>; values: Values } {
  for (const { pattern, Screen } of routes) {
    const values = match(pattern, path)
    if (values !== null) return { Screen: Screen as ComponentType<Values>, values }
  }
  return { Screen: Home as ComponentType<Values>, values: {} }
}
