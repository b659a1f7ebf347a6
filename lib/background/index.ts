import { clearAlarm, onAlarm, setAlarm } from '../browser/alarms.ts'
import { setBadge } from '../browser/badge.ts'
import { syncContentScripts } from '../browser/contentScripts.ts'
import { openBackup, openDurable } from '../browser/durable.ts'
import { onScreenLock } from '../browser/idle.ts'
import { notifications, onNotificationClick } from '../browser/notifications.ts'
import { redrawPicture } from '../browser/picture.ts'
import { openSession } from '../browser/session.ts'
import { openOwnTab } from '../browser/tabs.ts'
import { onUpdateReady, restartForUpdate } from '../browser/update.ts'
import { onViewPort } from '../browser/viewPorts.ts'
import { approvalWindow } from '../browser/windows.ts'
import { chains } from '../chain/chains.ts'
import { reportBug } from '../errors.ts'
import { viewPort } from '../messaging/views.ts'
import { quoteSale } from '../portfolio/market.ts'
import { createRpc } from '../rpc/index.ts'
import { createActs } from './acts.ts'
import { createAlarms } from './alarms/index.ts'
import { createApprovals } from './approvals.ts'
import { registerAutoLock } from './autolock.ts'
import { createBadge } from './badge.ts'
import { keepCachedMirror } from './cachedMirror.ts'
import { createChain } from './chain.ts'
import { createConnections } from './connections.ts'
import { createDescriptions } from './descriptions.ts'
import { createDirectory } from './directory.ts'
import { createExits } from './exits.ts'
import { createExplainer } from './explain.ts'
import { createFollower } from './follower.ts'
import { createHistory } from './history.ts'
import { createJournal, toActivity } from './journal.ts'
import { createKeeper } from './keeper.ts'
import { createExposure } from './lookThrough.ts'
import { createMarkets } from './markets.ts'
import { createMoves } from './moves.ts'
import { createNotices } from './notices.ts'
import { startPages } from './pages.ts'
import { createPlans } from './plans.ts'
import { createPortfolio } from './portfolio.ts'
import { createPreferences } from './preferences.ts'
import { createHandlers } from './procedures/index.ts'
import { builtInNames } from './registry.ts'
import { createRestaking } from './restaking.ts'
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
const watchAlarm = 'watch'

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
  const fetch = globalThis.fetch.bind(globalThis)
  const chain = createChain({ settings, state, fetch, now })
  const portfolio = createPortfolio({
    state,
    chain,
    keeper,
    settings,
    durable,
    now,
    passengers: (chainId) => [markets.ride(chainId), alarms.ride(chainId)].flatMap((plan) => plan ?? []),
  })
  const samples = createSamples({ durable, keeper, now })
  const markets = createMarkets({ state, chain, keeper, samples, session, now })
  const alarms = createAlarms({
    records,
    session,
    state,
    keeper,
    chain,
    settings,
    preferences,
    portfolio,
    notifications,
    claims: async (accounts) =>
      services.rewards.sources.get().claims === null ? null : services.rewards.claims(accounts),
    now,
    setAlarm: (when) => setAlarm(watchAlarm, when),
    clearAlarm: () => clearAlarm(watchAlarm),
  })
  const yields = createYields({ chain, samples, keeper, session, now })
  const exposure = createExposure({
    ...{ chain, keeper, state, session, now },
    onBacking: (backing) => void alarms.noteBacking(backing).catch(reportBug),
  })
  const slashing = createSlashing({ state, chain, keeper, now })
  const history = createHistory({ state, keeper, durable })
  const descriptions = createDescriptions({ settings, durable, fetch, redraw: redrawPicture, now })
  const directory = createDirectory({ state, chain, keeper, durable, session, descriptions, now })
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
    alarms,
    yields,
    slashing,
    history,
    directory,
    exposure,
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
  services.restaking = createRestaking({ ...services, durable })
  services.rpc = createRpc(services)

  const ready = Promise.all([
    keeper.ready,
    settings.ready,
    selection.ready,
    preferences.ready,
    portfolio.ready,
    markets.ready,
    alarms.ready,
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
  onAlarm(watchAlarm, alarms.woken)
  onNotificationClick((path) => void openOwnTab(`/popup.html?view=full#${path}`))
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
