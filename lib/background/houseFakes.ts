import { type Address, getAddress, type Hex, keccak256, stringToBytes } from 'viem'
import { type FakeSession, type FakeStore, fakeSession, fakeStore } from '../browser/fakes.ts'
import type { SessionStore } from '../browser/session.ts'
import type { ApprovalWindow } from '../browser/windows.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { Account, Explanation } from '../messaging/mirror.ts'
import { createRpc } from '../rpc/index.ts'
import { wei } from '../units.ts'
import { createApprovals } from './approvals.ts'
import { createConnections } from './connections.ts'
import { createPages } from './pages.ts'
import type { Services } from './services.ts'
import { createState } from './state.ts'

/** A background whose keys, node and windows are played, for tests only. Approvals, connections, methods and pages are real. */

export const own: Address = getAddress('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')
export const second: Address = getAddress('0x70997970c51812dc3a010c7d01b50e0d17dc79c8')
export const watched: Address = getAddress('0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc')
export const foreign: Address = getAddress('0x90f79bf6eb2c4f870365e785982e1f101e93b906')
export const otherChain = 11155111

/** What outlives a worker: both stores, what was signed, the windows of the browser, whether the wallet is open. */
export type Outside = {
  store: FakeStore
  session: FakeSession
  unlocked: boolean
  setUp: boolean
  /** Approval id to the hash and nonce it was sent with. */
  journal: Map<string, { hash: Hex; nonce: number }>
  /** Everything that was signed, in order. */
  signed: string[]
  windows: { id: number; open: boolean }[]
  badge: number
  clock: number
  nodeRequests: { method: string; params: readonly unknown[] }[]
  woken: string[]
}

export function fakeOutside(): Outside {
  return {
    store: fakeStore(),
    session: fakeSession(),
    unlocked: true,
    setUp: true,
    journal: new Map(),
    signed: [],
    windows: [],
    badge: 0,
    clock: 1_800_000_000_000,
    nodeRequests: [],
    woken: [],
  }
}

class FakeLockedError extends WalletError {
  readonly code = errorCode.unauthorized
}
class FakeChainUnknownError extends WalletError {
  readonly code = errorCode.chainUnknown
}

/**
 * One worker's life. After `kill` nothing it had under way goes on: every door to the outside stays shut.
 * `answerNode` plays the endpoint; `explanation` what the explainer finds.
 */
export function fakeHouse(
  outside: Outside = fakeOutside(),
  {
    answerNode = () => '0x1' as unknown,
    explanation = plainExplanation as Explanation | null,
    prepare = true,
    schedule = (work: () => void, ms: number): unknown => setTimeout(work, Math.min(ms, 20)),
  } = {},
) {
  let alive = true
  const door = async <result>(work: () => result | Promise<result>): Promise<result> => {
    if (!alive) return new Promise<never>(() => {})
    const result = await work()
    return alive ? result : new Promise<never>(() => {})
  }
  const session: SessionStore = {
    get: (key) => door(() => outside.session.get(key)),
    set: (key, value) => door(() => outside.session.set(key, value)),
    remove: (keys) => door(() => outside.session.remove(keys)),
    clear: () => door(() => outside.session.clear()),
  }

  const state = createState()
  const accounts: Account[] = [
    { address: own, name: 'One', kind: 'hd', hidden: false },
    { address: second, name: 'Two', kind: 'key', hidden: false },
    { address: watched, name: 'Seen', kind: 'watch', hidden: false },
  ]
  const listeners = { lock: [], unlock: [], remove: [], reset: [] } as Record<string, ((value: never) => unknown)[]>
  const call = async (name: string, value?: unknown) => {
    for (const listener of listeners[name] ?? []) await listener(value as never)
  }
  const assertOpen = () => {
    if (!outside.unlocked) throw new FakeLockedError('locked')
  }
  const sign = (what: string) =>
    door(() => {
      assertOpen()
      outside.signed.push(what)
      return keccak256(stringToBytes(what))
    })
  const phase = () => (outside.setUp ? (outside.unlocked ? 'unlocked' : 'locked') : 'new')
  const keeper = {
    ready: door(() => state.patch({ phase: phase(), accounts })),
    phase,
    accounts: () => accounts,
    async lock() {
      outside.unlocked = false
      state.patch({ phase: 'locked' })
      await call('lock')
    },
    async unlock() {
      outside.unlocked = true
      await call('unlock')
      state.patch({ phase: 'unlocked' })
    },
    async removeAccount(address: Address) {
      accounts.splice(
        accounts.findIndex((account) => account.address === address),
        1,
      )
      await call('remove', address)
    },
    signMessage: (account: Address, bytes: Hex) => sign(`message ${account} ${bytes}`),
    signTypedData: (account: Address, json: string) => sign(`typed ${account} ${json}`),
    authenticator: () =>
      outside.unlocked && outside.setUp
        ? {
            sign: async (name: string, text: string) => keccak256(stringToBytes(name + text)),
            verify: async (name: string, text: string, mac: string) => keccak256(stringToBytes(name + text)) === mac,
          }
        : null,
    onLock: (listener: () => unknown) => void listeners.lock?.push(listener),
    onUnlock: (listener: () => unknown) => void listeners.unlock?.push(listener),
    onRemove: (listener: (address: Address) => unknown) => void listeners.remove?.push(listener),
    onReset: (listener: () => unknown) => void listeners.reset?.push(listener),
  }
  const selection = {
    ready: keeper.ready.then(() => state.patch({ selected: own })),
    select: async (address: Address) => state.patch({ selected: address }),
  }
  const notices = { raise: () => {} }
  const records = { durable: outside.store, session, keeper, notices }
  const now = () => outside.clock

  const windowListeners: ((id: number) => void)[] = []
  const windows: ApprovalWindow = {
    open: () =>
      door(() => {
        outside.windows.push({ id: outside.windows.length + 1, open: true })
        return outside.windows.length
      }),
    close: (id) =>
      door(() => {
        const found = outside.windows.find((entry) => entry.id === id)
        if (found) found.open = false
      }),
    exists: (id) => door(() => outside.windows.some((entry) => entry.id === id && entry.open)),
    onClosed: (listener) => void windowListeners.push(listener),
  }

  const services = {
    state,
    keeper,
    selection,
    session,
    windows,
    setBadge: (count: number) => {
      if (alive) outside.badge = count
    },
    now,
    schedule,
    chain: {
      offer(chainId: number) {
        if (chainId !== 1 && chainId !== otherChain) throw new FakeChainUnknownError('unknown chain')
      },
      client(chainId: number) {
        if (chainId !== 1 && chainId !== otherChain) throw new FakeChainUnknownError('unknown chain')
        const request = (method: string, params: readonly unknown[]) =>
          door(() => {
            outside.nodeRequests.push({ method, params })
            return answerNode()
          })
        return { chainId, request }
      },
    },
    settings: { ready: Promise.resolve(), get: () => state.get().settings },
    transactions: {
      ready: Promise.resolve(),
      async prepare(id: string) {
        if (!prepare) return
        const { request } = (await door(() => services.approvals.get(id))) ?? {}
        if (request?.kind !== 'transaction') return
        const fee = { maxFeePerGas: wei(30n), maxPriorityFeePerGas: wei(1n) }
        const quotes = { slow: fee, normal: fee, fast: fee }
        const figures = { gas: 21_000n, nonce: outside.journal.size, ...fee, quotes, baseFeePerGas: wei(10n) }
        const transaction = { ...request.transaction, ...figures }
        await services.approvals.revise(id, { ...request, transaction })
      },
      /** Signs, journals and sends in steps that a death can fall between; idempotent by the journal. */
      async send({ id, request }: { id: string; request: { kind: string } }) {
        if (request.kind !== 'transaction') throw new FakeLockedError('not a transaction')
        const { transaction } = request as { transaction: { nonce: number } } & typeof request
        const known = await door(() => outside.journal.get(id))
        const entry =
          known ??
          (await door(() => {
            assertOpen()
            const hash = keccak256(stringToBytes(id))
            outside.signed.push(`transaction ${id} ${transaction.nonce}`)
            outside.journal.set(id, { hash, nonce: transaction.nonce })
            return { hash, nonce: transaction.nonce }
          }))
        await door(() => services.approvals.advance(id, 'signed'))
        await door(() => {})
        await door(() => services.approvals.advance(id, 'broadcast'))
        return entry.hash
      },
      setFees: async () => {},
    },
    explainer: {
      explain: (id: string) =>
        door(async () => {
          if (explanation !== null) await services.approvals.explain(id, explanation)
        }),
    },
  } as unknown as Services & { session: SessionStore; windows: ApprovalWindow; setBadge: (count: number) => void }
  services.connections = createConnections({
    keeper: keeper as never,
    selection,
    state,
    records: records as never,
    now,
  })
  services.approvals = createApprovals(services)
  services.rpc = createRpc(services, { now })
  const onPort = createPages({
    ...services,
    now,
    wakeTabs: async (origin) => void outside.woken.push(origin),
  })

  return {
    ...services,
    keeper,
    outside,
    onPort,
    kill: () => {
      alive = false
    },
    closeWindow(id: number) {
      const found = outside.windows.find((entry) => entry.id === id)
      if (found) found.open = false
      for (const listener of windowListeners) listener(id)
    },
    async rejectFirst() {
      const [first] = state.get().approvals
      await services.approvals.reject(first?.id ?? '')
    },
    /** What a view does with the first request: shows it, then approves exactly that. */
    async approveFirst(accounts?: readonly Address[]) {
      const [first] = state.get().approvals
      if (first === undefined) throw new Error('nothing waits')
      const { id, digest } = first
      await services.approvals.shown({ id, digest })
      await services.approvals.approve({ id, digest, ...(accounts === undefined ? {} : { accounts }) })
    },
  }
}

export const plainExplanation: Explanation = {
  title: { key: 'test' },
  protocol: 'unknown',
  action: 'unknown',
  details: [],
  facts: {},
  targetName: null,
  words: null,
  changes: [],
  simulation: { status: 'none' },
  delegation: null,
  exposure: null,
  warnings: [],
}
