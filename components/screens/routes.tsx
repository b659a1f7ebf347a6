import type { ComponentType } from 'react'
import { currentPath, match } from '../hooks/route.ts'
import { isLoaded, language, loadLanguage, wantAllBooks } from '../messages/index.ts'
import { Home } from './home/Home.tsx'

type Values = Readonly<Record<string, string>>
type Screen = ComponentType<Values>
type Route = { pattern: string; Screen: Screen | null; load(): Promise<void> }

/** A screen in a file of its own: fetched once the first screen is drawn, or as soon as somebody goes there. */
function lazy(pattern: string, fetchScreen: () => Promise<ComponentType<never>>): Route {
  const route: Route = {
    pattern,
    Screen: null,
    async load() {
      route.Screen ??= (await fetchScreen()) as Screen
    },
  }
  return route
}

const home: Route = { pattern: '/', Screen: Home as Screen, load: async () => undefined }

/** Every place in the app. The names of a pattern become the screen's props. */
const routes: readonly Route[] = [
  home,
  lazy('/position/:id', async () => (await import('./home/PositionDetail.tsx')).PositionDetail),
  lazy('/token/:chainId/:address', async () => (await import('./token/TokenScreen.tsx')).TokenScreen),
  lazy('/portfolio', async () => (await import('./portfolio/Portfolio.tsx')).PortfolioScreen),
  lazy('/tokens', async () => (await import('./portfolio/Tokens.tsx')).Tokens),
  lazy('/receive', async () => (await import('./home/Receive.tsx')).Receive),
  lazy('/exits', async () => (await import('./exits/Exits.tsx')).Exits),
  lazy('/exits/:chainId/:account/:id', async () => (await import('./exits/ExitDetail.tsx')).ExitDetail),
  lazy('/leave/:chainId/:token', async () => (await import('./exits/Leave.tsx')).Leave),
  lazy('/risk/slashing/:account', async () => (await import('./slashing/Slashing.tsx')).Slashing),
  lazy('/rewards', async () => (await import('./rewards/Rewards.tsx')).Rewards),
  lazy('/pod/:account', async () => (await import('./pod/Pod.tsx')).Pod),
  lazy('/slashes/:account', async () => (await import('./slashes/Slashes.tsx')).Slashes),
  lazy('/operators', async () => (await import('./directory/Directory.tsx')).Directory),
  lazy('/operators/:address', async () => (await import('./directory/OperatorScreen.tsx')).OperatorScreen),
  lazy('/operators/compare/:list', async () => (await import('./directory/Compare.tsx')).Compare),
  lazy('/avs/:address', async () => (await import('./directory/AvsScreen.tsx')).AvsScreen),
  lazy('/activity', async () => (await import('./activity/Activity.tsx')).Activity),
  lazy('/activity/:id', async () => (await import('./activity/ActivityDetail.tsx')).ActivityDetail),
  lazy('/risk', async () => (await import('./risk/Risk.tsx')).Risk),
  lazy('/risk/what-if', async () => (await import('./risk/WhatIf.tsx')).WhatIfScreen),
  lazy('/risk/:by/:id', async () => (await import('./risk/RiskDetail.tsx')).RiskDetail),
  lazy('/alerts', async () => (await import('./alerts/Alerts.tsx')).Alerts),
  lazy('/sites', async () => (await import('./sites/Sites.tsx')).Sites),
  lazy('/accounts', async () => (await import('./accounts/Accounts.tsx')).Accounts),
  lazy('/accounts/add', async () => (await import('./accounts/AddAccount.tsx')).AddAccount),
  lazy('/accounts/add/:kind', async () => (await import('./accounts/AddAccount.tsx')).AddAccount),
  lazy('/accounts/:address', async () => (await import('./accounts/Account.tsx')).AccountScreen),
  lazy('/settings', async () => (await import('./settings/Settings.tsx')).Settings),
  lazy('/settings/alerts', async () => (await import('./alerts/AlertSettings.tsx')).AlertSettings),
  lazy('/settings/endpoints', async () => (await import('./settings/Endpoints.tsx')).Endpoints),
  lazy('/settings/password', async () => (await import('./settings/ChangePassword.tsx')).ChangePassword),
  lazy('/settings/about', async () => (await import('./settings/About.tsx')).About),
]

function routeOf(path: string): { route: Route; values: Values } {
  for (const route of routes) {
    const values = match(route.pattern, path)
    if (values !== null) return { route, values }
  }
  return { route: home, values: {} }
}

/** The screen of a path with its values, or null while it is not here; an address nobody knows leads home. */
export function findScreen(path: string): { Screen: Screen; values: Values } | null {
  const { route, values } = routeOf(path)
  if (route.Screen === null) return null
  // Home draws with what every page has; any other screen may say anything.
  return route === home || isLoaded(language()) ? { Screen: route.Screen, values } : null
}

/** Fetches the screen of a path and the words it may say. */
export async function openScreen(path: string): Promise<void> {
  const { route } = routeOf(path)
  if (route === home) return
  wantAllBooks()
  await Promise.all([route.load(), loadLanguage(language())])
}

/** Fetches the screen this page was opened at. Its words are then waited for with the others. */
export async function prepareScreen(): Promise<void> {
  const { route } = routeOf(currentPath())
  if (route !== home) wantAllBooks()
  await route.load()
}

/** Fetches all other screens and words, one after the other, while nothing else is to be done. */
export async function fetchScreens(): Promise<void> {
  await idle()
  wantAllBooks()
  await loadLanguage(language())
  for (const route of routes) {
    if (route.Screen !== null) continue
    await idle()
    await route.load()
  }
}

const idle = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }))
