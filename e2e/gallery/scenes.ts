import type { Mirror } from '../../lib/messaging/mirror.ts'
import { portfolioKey } from '../../lib/portfolio/key.ts'
import { sentence } from '../../lib/protocols/sentence.ts'
import { alarms, watchful } from './alarms.ts'
import { directoryScenes } from './directory.ts'
import { exitScenes } from './exits.ts'
import { crowd, everyone, several, sorted, troubled } from './holdings.ts'
import { paused } from './pods.ts'
import { protocolRequests } from './protocols.ts'
import { requests } from './requests.ts'
import { copied, copyOnBase, markets, switchedOff, traded } from './tokens.ts'
import { account, ether, held, older, portfolio, second, tokenOf, unlocked } from './world.ts'

/** One picture of the gallery: which page, at which place, showing which mirror. */
export type Scene = {
  app: 'popup' | 'welcome' | 'approval' | 'charts'
  path: string
  mirror: Mirror /** Every account is shown. */
  all?: boolean
}

const scene = (path: string, change: Partial<Mirror> = {}, app: Scene['app'] = 'popup'): Scene => ({
  app,
  path,
  mirror: { ...unlocked, ...change },
})
const of = (id: string) => `/position/${encodeURIComponent(id)}`
const token = (symbol: string) => `/token/1/${tokenOf(symbol).address}`
const failing = { name: 'ChainUnreachableError', code: 4901, message: '' }

/** Every scene by name; the pictures are called after them. */
export const scenes: Readonly<Record<string, Scene>> = {
  home: scene('/'),
  'home-first-read': scene('/', { portfolios: {}, refresh: { ...unlocked.refresh, running: true, finishedAt: null } }),
  'home-empty': scene('/', {
    portfolios: { [portfolioKey(1, account)]: { ...portfolio, rows: [held(null, 0n, ether)], failures: [] } },
    connections: [],
    activity: [],
  }),
  'home-down': scene('/', {
    refresh: { ...unlocked.refresh, error: failing },
    portfolios: { [portfolioKey(1, account)]: { ...portfolio, block: older, failures: [], etherPrice: null } },
    notices: [{ id: 'recovered-from-copy', sentence: sentence('notice.recovered-from-copy') }],
  }),
  'home-no-endpoint': scene('/', { portfolios: {}, settings: { ...unlocked.settings, endpoints: {} } }),
  'home-chains': scene('/', several),
  'home-all': { ...scene('/', everyone), all: true },
  'home-hidden': scene('/', sorted),
  'home-many': { ...scene('/', crowd), all: true },
  'home-trouble': scene('/', troubled),
  portfolio: scene('/portfolio', several),
  'portfolio-all': { ...scene('/portfolio', everyone), all: true },
  'portfolio-new': scene('/portfolio', {
    portfolios: { [portfolioKey(1, account)]: { ...portfolio, block: null, rows: [], failures: [] } },
  }),
  tokens: scene('/tokens', sorted),
  'position-lst': scene(of('lido:token:wstETH'), several),
  'position-token': scene(of('lido:token:wstETH')),
  'position-restaked': scene(of('eigenlayer:restaked:stETH')),
  'position-exit': scene(of('eigenlayer:withdrawal:b')),
  charts: scene('/', {}, 'charts'),
  ...Object.fromEntries(Object.entries(directoryScenes).map(([name, { path, change }]) => [name, scene(path, change)])),
  ...Object.fromEntries(Object.entries(exitScenes).map(([name, { path, change }]) => [name, scene(path, change)])),
  'home-discount': scene('/', { markets: [markets.fallen] }),
  'home-discounts': scene('/', { markets: [markets.fallen, { ...markets.single, discount: -31n * 10n ** 15n }] }),
  'token-calm': scene(token('wstETH'), traded),
  'token-fallen': scene(token('ezETH'), switchedOff),
  'token-single': scene(token('rETH'), traded),
  'token-unreadable': scene(token('cbETH'), traded),
  'token-above': scene(token('weETH'), traded),
  'token-no-rate': scene(token('EIGEN'), traded),
  'token-copy': scene(`/token/8453/${copyOnBase}`, copied),
  'token-plain': scene(token('WETH'), traded),
  'token-not-held': scene(token('stETH')),
  'token-unknown': scene(`/token/1/${account}`),
  slashing: scene(`/risk/slashing/${account}`),
  'slashing-calm': scene(`/risk/slashing/${second}`),
  'pod-open': scene(`/pod/${account}`, { statuses: [] }),
  'pod-quiet': scene(`/pod/${account}`, { statuses: [paused] }),
  'pod-none': scene(`/pod/${account}`, { statuses: [], selected: null }),
  slashes: scene(`/slashes/${account}`),
  receive: scene('/receive'),
  activity: scene('/activity'),
  'activity-detail': scene('/activity/1'),
  alerts: scene('/alerts', { alarms }),
  'alerts-none': scene('/alerts'),
  'alerts-settings': scene('/settings/alerts', { alarmSettings: watchful }),
  sites: scene('/sites'),
  settings: scene('/settings'),
  endpoints: scene('/settings/endpoints'),
  password: scene('/settings/password'),
  about: scene('/settings/about'),
  accounts: scene('/accounts'),
  account: scene(`/accounts/${account}`),
  'account-add': scene('/accounts/add'),
  'account-watch': scene('/accounts/add/watch'),
  'account-phrase': scene('/accounts/add/phrase'),
  locked: scene('/', { phase: 'locked' }),
  new: scene('/', { phase: 'new' }),
  damaged: scene('/', { phase: 'damaged' }),
  newer: scene('/', { phase: 'newer' }),
  starting: scene('/', { phase: 'starting' }),
  welcome: scene('/', { phase: 'new' }, 'welcome'),
  'welcome-done': scene('/', {}, 'welcome'),
  ...Object.fromEntries(
    Object.entries({ ...requests, ...protocolRequests }).map(([name, change]) => [
      `ask-${name}`,
      scene('/', change, 'approval'),
    ]),
  ),
}

/** The scene a page's address asks for, with the language and colours it names. */
export function sceneOf(search: string): Scene {
  const query = new URLSearchParams(search)
  const found = scenes[query.get('scene') ?? 'home'] ?? (scenes.home as Scene)
  const language = query.get('language') === 'zh-CN' ? 'zh-CN' : 'en'
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
  return { ...found, mirror: { ...found.mirror, settings: { ...found.mirror.settings, language, theme } } }
}
