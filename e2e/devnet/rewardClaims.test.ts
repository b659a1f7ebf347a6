import { type Address, type Hex, parseEther } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOwnTransactions } from '../../lib/background/ownTransactions.ts'
import { createRewardClaims } from '../../lib/background/rewardClaims.ts'
import type { Services } from '../../lib/background/services.ts'
import { createState, initialMirror } from '../../lib/background/state.ts'
import { fakeStore } from '../../lib/browser/fakes.ts'
import { createChainClient } from '../../lib/chain/client.ts'
import type { Account, ActivityEntry, ApprovalView } from '../../lib/messaging/mirror.ts'
import type { ClaimsReport } from '../../lib/messaging/rewards.ts'
import { buildDistribution } from '../../lib/protocols/eigenlayer/rewards/claim.ts'
import { testAccount } from './accounts.ts'
import { mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { earnedIn } from './scenario/rewards.ts'

// The worker's part in claiming, with the contract's own word and windows that are played.

let devnet: Devnet
let mark: Hex
beforeAll(async () => {
  devnet = await startDevnet()
  mark = await devnet.snapshot()
})
beforeEach(() => devnet.revert(mark))
afterAll(() => devnet?.stop())

const [main, second, stranger] = [0, 1, 9].map((index) => testAccount(index).address) as [Address, Address, Address]
const [eigen, rETH] = [mainnet.eigen, mainnet.rETH] as [Address, Address]
const file = (root: 0 | 1 | 2) =>
  earnedIn(root)
    .map(({ earner, token, cumulative }) => JSON.stringify({ earner, token, cumulative_amount: String(cumulative) }))
    .join('\n')

function worker({
  unlocked = true,
  url = null as string | null,
  fetch = undefined as typeof globalThis.fetch | undefined,
} = {}) {
  const accounts: Account[] = [
    { address: main, name: 'A', kind: 'hd', hidden: false },
    { address: second, name: 'B', kind: 'hd', hidden: false },
    { address: stranger, name: 'C', kind: 'watch', hidden: false },
  ]
  const state = createState({ ...initialMirror, phase: 'unlocked', accounts })
  const client = createChainClient({
    chainId: 1,
    endpoints: () => [devnet.url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch: globalThis.fetch,
  })
  const opened: Parameters<Services['approvals']['open']>[0][] = []
  const listeners: Record<string, (value: never) => unknown> = {}
  const services = {
    state,
    chain: { client: () => client },
    settings: { get: () => ({ developer: true }) },
    keeper: {
      phase: () => (unlocked ? 'unlocked' : 'locked'),
      accounts: () => accounts,
      onRemove: (listener: never) => (listeners.remove = listener),
      onReset: (listener: never) => (listeners.reset = listener),
    },
    approvals: {
      open(input: Parameters<Services['approvals']['open']>[0]) {
        opened.push(input)
        const view = { id: String(opened.length), chainId: 1, request: input.request, state: 'waiting' }
        setTimeout(() => state.patch({ approvals: [...state.get().approvals, view as ApprovalView] }))
        return new Promise(() => {})
      },
    },
  } as unknown as Pick<Services, 'state' | 'chain' | 'keeper' | 'approvals' | 'settings'>
  const store = fakeStore()
  const sources = { ready: Promise.resolve(), get: () => ({ claims: url, figures: null }), set: async () => {} }
  const claims = createRewardClaims({ ...services, durable: store, sources, ...(fetch === undefined ? {} : { fetch }) })
  return { claims, opened, state, store, listeners }
}

const everything = ({ earners }: ClaimsReport, of: Address) => ({
  earner: of,
  tokens: (earners.find(({ earner }) => earner === of)?.data?.tokens ?? []).map(({ token, claimable }) => ({
    token,
    amount: claimable as bigint,
  })),
})

/** Confirms the first request, as it were. */
async function sendFirst(opened: readonly { request: unknown }[], from: Address): Promise<void> {
  const [{ request }] = opened as [{ request: { transaction: { to: Address; data: Hex } } }]
  await devnet.send({ from, to: request.transaction.to, data: request.transaction.data })
}

describe('an imported data set', () => {
  test('is held to the chain, and of it only our own claims are kept', async () => {
    const { claims, store } = worker()
    const { root } = buildDistribution(earnedIn(1))
    expect(await claims.importDataSet(file(1))).toEqual({ root, index: 1, earners: 6, own: 2 })
    const kept = String(await store.get('rewards.imported')).toLowerCase()
    expect(kept).toContain(main.slice(2).toLowerCase())
    expect(kept).not.toContain(testAccount(5).address.slice(2).toLowerCase())
    const report = await claims.read([main, second, stranger])
    expect(report.earners.map(({ data }) => data?.fault)).toEqual([null, null, undefined])
    expect(
      everything(report, main)
        .tokens.map(({ amount }) => amount)
        .sort(),
    ).toEqual([parseEther('0.25'), parseEther('12.345678901234567')].sort())
    expect(report.tokens.find(({ token }) => token === rETH)?.ether).toBeGreaterThan(10n ** 18n)
  })

  test('of a root that the chain does not have is refused, as is what is no data', async () => {
    const { claims, store } = worker()
    const changed = file(1).replace('"12', '"13')
    await expect(claims.importDataSet(changed)).rejects.toMatchObject({ name: 'NotClaimableError', data: 'root' })
    await expect(claims.importDataSet('<html>')).rejects.toMatchObject({ name: 'DataSetError' })
    expect(await store.get('rewards.imported')).toBeUndefined()
  })

  test('of the root that waits says from when; of an older one, what is left', async () => {
    const { claims } = worker()
    await claims.importDataSet(file(2))
    expect((await claims.read([main])).earners[0]?.data).toMatchObject({ fault: 'early', from: 'file' })
    await claims.importDataSet(file(0))
    expect(everything(await claims.read([main]), main).tokens).toEqual([{ token: eigen, amount: parseEther('3') }])
  })

  test('goes with the account, and with the wallet', async () => {
    const { claims, store, listeners } = worker()
    await claims.importDataSet(file(1))
    await listeners.remove?.(main as never)
    expect(String(await store.get('rewards.imported')).toLowerCase()).not.toContain(main.slice(2).toLowerCase())
    await listeners.reset?.(undefined as never)
    expect(await store.get('rewards.imported')).toBeUndefined()
  })

  test('that was damaged where it is kept is as if it were not there', async () => {
    const { claims, store } = worker()
    for (const text of ['{', '{"version":9}', 7]) {
      await store.set('rewards.imported', text)
      expect((await claims.read([main])).earners).toMatchObject([{ data: null, error: null }])
    }
  })
})

describe('claiming', () => {
  test('opens one approval of Bowline itself for exactly what was shown, pressed as often as one likes', async () => {
    const { claims, opened } = worker()
    await claims.importDataSet(file(1))
    const request = { caller: main, recipient: stranger, claims: [everything(await claims.read([main]), main)] }
    await Promise.all([claims.claim(request), claims.claim(request)])
    await claims.claim(request)
    expect(opened).toHaveLength(1)
    expect(opened[0]).toMatchObject({ sender: null, method: 'eth_sendTransaction', request: { account: main } })
    await sendFirst(opened, main)
    expect(await devnet.balanceOf(rETH, stranger)).toBe(parseEther('0.25'))
  })

  test('part of what is asked for already, or of what was sent, is not asked for again', async () => {
    const { claims, state } = worker()
    await claims.importDataSet(file(1))
    const whole = everything(await claims.read([main]), main)
    const part = { caller: main, recipient: main, claims: [{ ...whole, tokens: whole.tokens.slice(0, 1) }] }
    await claims.claim(part)
    await expect(claims.claim({ ...part, claims: [whole] })).rejects.toMatchObject({ name: 'AlreadyAskingError' })
    const ids = [`rewards:${main}:${whole.tokens[0]?.token}`]
    const sent = { account: main, chainId: 1, status: 'pending', finishes: ids } as unknown as ActivityEntry
    state.patch({ approvals: [], activity: [sent] })
    await expect(claims.claim(part)).rejects.toMatchObject({ name: 'AlreadySentError' })
    expect(() =>
      createOwnTransactions({ state, approvals: {} as never }).isAsked({ chainId: 1, account: main, ids }),
    ).toThrow()
  })

  test('what changed since it was shown is not asked of anybody', async () => {
    const { claims, opened } = worker()
    await claims.importDataSet(file(1))
    const whole = everything(await claims.read([main]), main)
    const request = { caller: main, recipient: main, claims: [whole] }
    const more = { ...whole, tokens: whole.tokens.map((one) => ({ ...one, amount: one.amount + 1n })) }
    const strange = { ...whole, tokens: [{ token: mainnet.weth as Address, amount: 1n }] }
    for (const claim of [more, strange]) {
      await expect(claims.claim({ ...request, claims: [claim] })).rejects.toMatchObject({ data: 'changed' })
    }
    const old = buildDistribution(earnedIn(1)).claimOf(main, 1)
    await devnet.contracts.rewardsCoordinator.write('processClaim', [old, main], main)
    await expect(claims.claim(request)).rejects.toMatchObject({ name: 'NotClaimableError', data: 'taken' })
    expect(opened).toHaveLength(0)
  })

  test('by whom it may not be claimed, while locked, and without a key there is no request', async () => {
    const open = worker()
    await open.claims.importDataSet(file(1))
    const whole = everything(await open.claims.read([second]), second)
    const request = { caller: main, recipient: main, claims: [whole] }
    await expect(open.claims.claim(request)).rejects.toMatchObject({ data: 'claimer' })
    await expect(open.claims.claim({ ...request, caller: stranger })).rejects.toMatchObject({
      name: 'WatchedAccountError',
    })
    await expect(open.claims.claim({ ...request, caller: eigen })).rejects.toMatchObject({
      name: 'UnknownAccountError',
    })
    await expect(open.claims.read([eigen])).rejects.toMatchObject({ name: 'UnknownAccountError' })
    const locked = worker({ unlocked: false })
    for (const attempt of [
      locked.claims.claim(request),
      locked.claims.read([main]),
      locked.claims.setClaimer({ account: main, claimer: second }),
      locked.claims.importDataSet(file(1)),
    ]) {
      await expect(attempt).rejects.toMatchObject({ name: 'WalletLockedError' })
    }
    expect(open.opened).toHaveLength(0)
  })

  test('a claimer of several earners claims for all of them at once', async () => {
    const { claims, opened } = worker()
    await claims.setClaimer({ account: second, claimer: main })
    await claims.setClaimer({ account: second, claimer: main })
    expect(opened).toHaveLength(1)
    await sendFirst(opened, second)
    await claims.importDataSet(file(1))
    const report = await claims.read([main, second])
    expect(report.earners.map(({ claimer }) => claimer)).toEqual([main, main])
    const both = [everything(report, main), everything(report, second)]
    await claims.claim({ caller: main, recipient: main, claims: both })
    expect(opened).toHaveLength(2)
  })
})

test('a source that fails is told for each account, and hides nothing that was imported for others', async () => {
  const refuse = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })
  const { claims } = worker({ url: 'https://sidecar.example', fetch: refuse as typeof fetch })
  const report = await claims.read([main, second])
  expect(report.earners).toMatchObject([
    { data: null, error: { name: 'OutsideError', data: 'type' } },
    { data: null, error: { name: 'OutsideError', data: 'type' } },
  ])
})
