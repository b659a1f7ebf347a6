import { clearAlarm, onAlarm, setAlarm } from '../browser/alarms.ts'
import { setBadge } from '../browser/badge.ts'
import { syncContentScripts } from '../browser/contentScripts.ts'
import { openBackup, openDurable } from '../browser/durable.ts'
import { onScreenLock } from '../browser/idle.ts'
import { openSession } from '../browser/session.ts'
import { onUpdateReady, restartForUpdate } from '../browser/update.ts'
import { onViewPort } from '../browser/viewPorts.ts'
import { approvalWindow } from '../browser/windows.ts'
import { chains } from '../chain/chains.ts'
import { reportBug } from '../errors.ts'
import { viewPort } from '../messaging/views.ts'
import { quoteSale } from '../portfolio/market.ts'
import { createRpc } from '../rpc/index.ts'
import { createActs } from './acts.ts'
import { createApprovals } from './approvals.ts'
import { registerAutoLock } from './autolock.ts'
import { createBadge } from './badge.ts'
import { keepCachedMirror } from './cachedMirror.ts'
import { createChain } from './chain.ts'
import { createConnections } from './connections.ts'
import { createExits } from './exits.ts'
import { createExplainer } from './explain.ts'
import { createFollower } from './follower.ts'
import { createHistory } from './history.ts'
import { createJournal, toActivity } from './journal.ts'
import { createKeeper } from './keeper.ts'
import { createMarkets } from './markets.ts'
import { createMoves } from './moves.ts'
import { createNotices } from './notices.ts'
import { startPages } from './pages.ts'
import { createPlans } from './plans.ts'
import { createPortfolio } from './portfolio.ts'
import { createPreferences } from './preferences.ts'
import { createHandlers } from './procedures/index.ts'
import { builtInNames } from './registry.ts'
import { createRewards } from './rewards.ts'
import { createSamples } from './samples.ts'
import { createSelection } from './selection.ts'
import type { Services } from './services.ts'
import { createSettings } from './settings.ts'
import { createSlashing } from './slashing.ts'
import { createState, initialMirror } from './state.ts'
import { createTracker } from './tracker.ts'
import { createTransactions } from './transactions.ts'
import { createUpdate } from './update.ts'
import { createViews } from './views.ts'
import { createYields } from './yields.ts'

const transactionsAlarm = 'transactions'

/**
 * Makes every room and connects them. All listeners are registered before it returns, as a worker that was just woken
 * for one of them needs; nothing is asked of the network.
 */
export function startBackground(version: string): void {
  const now = Date.now
  const chainIds = chains.map(({ id }) => id)
  const durable = openDurable()
  const session = openSession()
  const state = createState({ ...initialMirror, registry: builtInNames() })

  const notices = createNotices({ state, session })
  const keeper = createKeeper({
    durable,
    backup: openBackup(),
    session,
    state,
    notices,
    now,
    monotonic: () => performance.now(),
    setAlarm,
    clearAlarm,
  })
  const records = { durable, session, keeper, notices }
  const settings = createSettings({ records, state, chainIds })
  const selection = createSelection({ records, keeper, state })
  const preferences = createPreferences({ records, keeper, state, chainIds })
  const connections = createConnections({ keeper, selection, state, records })
  const chain = createChain({ settings, state, fetch: globalThis.fetch.bind(globalThis), now })
  const portfolio = createPortfolio({
    state,
    chain,
    keeper,
    settings,
    durable,
    now,
    passengers: (chainId) => markets.ride(chainId),
  })
  const samples = createSamples({ durable, keeper, now })
  const markets = createMarkets({ state, chain, keeper, samples, session, now })
  const yields = createYields({ chain, samples, keeper, session, now })
  const slashing = createSlashing({ state, chain, keeper, now })
  const history = createHistory({ state, keeper, durable })
  const journal = createJournal(durable, {
    onChange: (entries) => state.patch({ activity: entries.map(toActivity) }),
    onDamage: () => notices.raise('record-rejected'),
  })
  const tracker = createTracker({ journal, client: chain.client, now, onIncluded: portfolio.changed })
  const follower = createFollower({
    tracker,
    setAlarm: (when) => setAlarm(transactionsAlarm, when),
    clearAlarm: () => clearAlarm(transactionsAlarm),
    now,
  })

  const badge = createBadge({ state, setBadge, now })

  // Approvals, transactions, explanations and methods need each other: each finds the others in this one object.
  const rooms = {
    state,
    keeper,
    settings,
    selection,
    preferences,
    connections,
    chain,
    portfolio,
    samples,
    markets,
    yields,
    slashing,
    history,
    session,
    windows: approvalWindow,
    setBadge: badge.requests,
  }
  const services = rooms as typeof rooms & Services
  services.approvals = createApprovals(services)
  services.transactions = createTransactions({ ...services, journal, now, onJournaled: follower.nudge })
  services.explainer = createExplainer(services)
  services.exits = createExits({ ...services, quoteSale })
  services.plans = createPlans({ ...services, records, now })
  services.acts = createActs(services)
  services.moves = createMoves(services)
  services.rewards = createRewards({ ...services, records, durable, now })
  services.rpc = createRpc(services)

  const ready = Promise.all([
    keeper.ready,
    settings.ready,
    selection.ready,
    preferences.ready,
    portfolio.ready,
    markets.ready,
    services.approvals.ready,
    services.plans.ready,
    services.rewards.sources.ready,
    journal.ready,
  ])
  keepCachedMirror({ state, session, version, ready: ready.then(() => {}) })
  const update = createUpdate(state, restartForUpdate)
  onUpdateReady(update.ready)
  startPages(services)
  registerAutoLock(keeper, { onAlarm, onScreenLock })
  onAlarm(transactionsAlarm, follower.wake)
  onViewPort(
    viewPort,
    createViews({
      state,
      handlers: createHandlers({ ...services, notices, chainIds }),
      ready: ready.then(() => {}),
      touch: keeper.touch,
      onCount(count) {
        follower.watched(count)
        update.watched(count)
        if (count > 0) portfolio.viewConnected()
      },
    }),
  )
  const sync = () => void syncContentScripts(settings.get()).catch(reportBug)
  settings.subscribe(sync)
  void settings.ready.then(sync)
  void ready.then(follower.wake)
}
