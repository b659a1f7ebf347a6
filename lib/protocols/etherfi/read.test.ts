import { encodeAbiParameters, encodeEventTopics, encodeFunctionData, type Hex, keccak256, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import { contextOf, exitsOf } from '../runFakes.ts'
import type { ExitPosition, Ticket } from '../types.ts'
import {
  accountant,
  blacklist,
  delayedWithdraw,
  eethContract,
  onChainQueue,
  pausable,
  pool,
  requests,
  switchable,
  weethContract,
} from './abi.ts'
import { ebtc, eeth, vaults, weeths, withdrawRequestNft } from './addresses.ts'
import { finish } from './finish.ts'
import { rateLogs } from './rateLogs.ts'
import { read, readRates } from './read.ts'
import { queueScan, requestScan, scans } from './scans.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const now = 1_795_000_000n

type State = {
  held?: bigint
  owner?: (id: bigint) => string | undefined
  valid?: boolean
  finalized?: number
  blacklistedUntil?: bigint
  /** What a finalisation froze; undefined: the contract does not know such a thing. */
  frozenRate?: bigint | undefined
  raw?: FakeChain['raw']
  extra?: readonly FakeContract[]
}

function chain(state: State = {}): FakeChain {
  const nothing = [false, 0, 0, 0n, 0n] as const
  const none = [true, 0, 0, 0n, 0, 0] as const
  const contracts: FakeContract[] = [
    ...(state.extra ?? []),
    {
      kind: requests as Contract,
      says: {
        balanceOf: () => state.held ?? 0n,
        ownerOf: (id: bigint) => (state.owner ?? (() => account))(id),
        lastFinalizedRequestId: () => state.finalized ?? 0,
        getRequest: () => ({
          amountOfEEth: 10n * ether,
          shareOfEEth: 5n * ether,
          isValid: state.valid ?? true,
          feeGwei: 0,
        }),
        getClaimableAmount: (id: bigint) => (id <= BigInt(state.finalized ?? 0) ? 10n * ether : undefined),
        frozenRateFor: () => ('frozenRate' in state ? state.frozenRate : 2n * ether),
      },
    },
    { kind: pool as Contract, says: { getTotalPooledEther: () => 200n * ether } },
    { kind: eethContract as Contract, says: { totalShares: () => 100n * ether } },
    { kind: blacklist as Contract, says: { blacklistedUntil: () => state.blacklistedUntil ?? 0n } },
    { at: eeth.address, kind: pausable as Contract, says: { paused: () => false, pausedUntil: () => 0n } },
    { kind: weethContract as Contract, says: { getRate: () => 2n * ether } },
    ...vaults.map(
      ({ delayedWithdraw: at }): FakeContract => ({
        at,
        kind: delayedWithdraw as Contract,
        says: { withdrawRequests: () => nothing, withdrawAssets: () => none },
      }),
    ),
  ]
  return { contracts, time: now, ...(state.raw === undefined ? {} : { raw: state.raw }) }
}

const tickets = (...numbers: readonly bigint[]) => ({
  [requestScan.id]: numbers.map((number): Ticket => ({ number, block: 20_000_000n + number, data: '0x' })),
})
const reading = (state: State, found: Record<string, readonly Ticket[]> = {}) => {
  const { value, unread, rounds } = runFake(read(account, contextOf(found)), chain(state))
  return { exits: exitsOf(value), unread, rounds }
}

describe('withdrawal requests', () => {
  test('cost one round when none are held, whatever was found before', () => {
    expect(reading({}, tickets(1n, 2n))).toMatchObject({ exits: [], unread: [], rounds: 1 })
  })

  test('that are held and found are shown; those handed on are not', () => {
    const { exits, unread } = reading(
      { held: 1n, owner: (id) => (id === 2n ? account : other), finalized: 1 },
      tickets(1n, 2n),
    )
    expect(unread).toEqual([])
    expect(exits.map(({ ticket, state }) => [ticket.number, state])).toEqual([[2n, 'waiting']])
    expect(exits[0]?.delay.map(({ what, over }) => [what, over])).toEqual([
      ['queue', true],
      ['report', false],
    ])
  })

  test('that no log was found for yet are said to be missing', () => {
    const { exits, unread } = reading({ held: 3n }, tickets(1n))
    expect(exits).toHaveLength(1)
    expect(unread).toEqual([`etherfi:exit:${withdrawRequestNft}`])
  })

  test('a contract that claims a million of them costs two rounds and a hundred tickets', () => {
    const many = Array.from({ length: 500 }, (_, index) => BigInt(index + 1))
    const { exits, unread, rounds } = reading({ held: 1_000_000n }, tickets(...many))
    expect([exits.length, unread, rounds]).toEqual([100, [`etherfi:exit:${withdrawRequestNft}`], 2])
  })

  test('that answer rubbish are unread, one by one', () => {
    const rubbish: FakeChain['raw'] = ({ to, data }) =>
      to === withdrawRequestNft && data.startsWith('0x6352211e') && data.endsWith('1')
        ? { ok: true, data: '0x1234' }
        : undefined
    const { exits, unread } = reading({ held: 2n, raw: rubbish }, tickets(1n, 2n))
    expect(exits.map(({ ticket }) => ticket.number)).toEqual([2n])
    expect(unread).toEqual([`etherfi:exit:${withdrawRequestNft}`])
  })

  test('that ether.fi suspended, or of a blocked account, are frozen', () => {
    const suspended = reading({ held: 1n, valid: false, finalized: 5 }, tickets(1n)).exits[0]
    expect(suspended).toMatchObject({ state: 'frozen', note: { key: 'notes.etherfi.invalidated' } })
    const blocked = reading({ held: 1n, finalized: 5, blacklistedUntil: now + 1n }, tickets(1n)).exits[0]
    expect(blocked).toMatchObject({ state: 'frozen', note: { key: 'notes.etherfi.blacklisted' } })
    expect(reading({ held: 1n, finalized: 5, blacklistedUntil: now }, tickets(1n)).exits[0]?.state).toBe('completable')
  })

  test('that are finalised lose no more, unless they were before rates were frozen', () => {
    const repricing = (state: State) => reading({ held: 1n, finalized: 5, ...state }, tickets(1n)).exits[0]?.repricing
    expect([repricing({ finalized: 0 }), repricing({})]).toEqual([true, false])
    expect([repricing({ frozenRate: 0n }), repricing({ frozenRate: undefined })]).toEqual([true, true])
  })

  test('are claimed together, without those that somebody else claimed meanwhile', () => {
    const { exits } = reading({ held: 3n, finalized: 5 }, tickets(1n, 2n, 3n))
    const taken = chain({ finalized: 5, owner: (id) => (id === 2n ? undefined : account) })
    const { data } = runFake(finish(exits, account), taken).value
    expect(data).toBe(encodeFunctionData({ abi: requests.abi(), functionName: 'batchClaimWithdraw', args: [[1n, 3n]] }))
    expect(() => runFake(finish(exits, account), chain({ owner: () => other, finalized: 5 }))).toThrow()
    expect(() => runFake(finish(exits, account), chain({ blacklistedUntil: now + 9n, finalized: 5 }))).toThrow()
    expect(() => runFake(finish([], account), chain())).toThrow()
  })
})

describe('delayed withdrawals of a vault', () => {
  const [asset] = weeths.assets
  const waiting = (over: Record<string, () => unknown> = {}): State => ({
    extra: [
      {
        at: weeths.delayedWithdraw,
        kind: delayedWithdraw as Contract,
        says: {
          withdrawRequests: (_: string, of: string) =>
            of === asset ? [false, 0, Number(now) - 10, 4n * ether, ether] : [false, 0, 0, 0n, 0n],
          withdrawAssets: () => [true, 86_400, 0, 4n * ether, 0, 100],
          pullFundsFromVault: () => true,
          ...over,
        },
      },
      { at: weeths.delayedWithdraw, kind: switchable as Contract, says: { isPaused: () => false } },
      { at: weeths.accountant, kind: accountant as Contract, says: { getRateInQuoteSafe: () => ether } },
    ],
  })
  const only = (state: State): ExitPosition | undefined => reading(state).exits[0]

  test('wait for what pays them to hold enough', () => {
    expect(only(waiting())).toMatchObject({ state: 'waiting', amountNow: 4n * ether, paid: { token: asset } })
    expect(only(waiting())?.delay.map(({ what, over }) => [what, over])).toEqual([
      ['cooldown', true],
      ['liquidity', false],
    ])
  })

  test('of an exit older than the switch are paid by the vault', () => {
    const old = waiting({ pullFundsFromVault: () => undefined })
    expect(only(old)?.state).toBe('waiting')
    const word = `0x${(4n * ether).toString(16).padStart(64, '0')}` as const
    const inVault: FakeChain['raw'] = ({ to, data }) =>
      to === asset && data.toLowerCase().includes(weeths.share.address.slice(2).toLowerCase())
        ? { ok: true, data: word }
        : undefined
    expect(only({ ...old, raw: inVault })).toMatchObject({ state: 'completable', delay: [] })
  })

  test('that do not answer are unread, and take nothing else with them', () => {
    const silent: FakeChain['raw'] = ({ to }) =>
      to === weeths.delayedWithdraw ? { ok: true, data: `0x${'ff'.repeat(160)}` } : undefined
    const { exits, unread } = reading({ held: 1n, raw: silent }, tickets(1n))
    expect(exits).toHaveLength(1)
    expect(unread).toHaveLength(weeths.assets.length + weeths.rareAssets.length)
  })
})

describe('requests of a queue that others fill', () => {
  const [queue] = ebtc.queues as [`0x${string}`]
  const [, wbtc] = ebtc.assets as [`0x${string}`, `0x${string}`]
  const values = [7n, 10n ** 8n, 99_900_000n, Number(now) - 100, 50, 259_200] as const
  const words = ['uint96', 'uint128', 'uint128', 'uint40', 'uint24', 'uint24'].map((type) => ({ type }))
  const data = encodeAbiParameters(words, values as never)
  const [nonce, shares, assets, created, mature, deadline] = values
  const request = [nonce, account, wbtc, shares, assets, created, mature, deadline]
  const hash = keccak256(
    encodeAbiParameters(
      ['uint96', 'address', 'address', 'uint128', 'uint128', 'uint40', 'uint24', 'uint24'].map((type) => ({ type })),
      request as never,
    ),
  )
  const open = (ids: readonly Hex[]): State => ({
    extra: [
      { at: queue, kind: onChainQueue as Contract, says: { getRequestIds: () => ids } },
      { at: queue, kind: switchable as Contract, says: { isPaused: () => false } },
    ],
    raw: ({ to, data: asked }) =>
      to === ebtc.share.address && asked.toLowerCase().includes(queue.slice(2).toLowerCase())
        ? { ok: true, data: `0x${1n.toString(16).padStart(64, '0')}` }
        : undefined,
  })
  const found = (log: Hex) => ({ [queueScan(queue).id]: [{ number: BigInt(hash), block: 1n, data: log }] })

  test('are believed when their log hashes to what the queue lists', () => {
    const { exits, unread } = reading(open([hash]), found(data))
    expect(unread).toEqual([])
    expect(exits[0]).toMatchObject({
      state: 'waiting',
      amountNow: 99_900_000n,
      paid: { token: wbtc, asset: { symbol: 'WBTC', known: false } },
      finish: null,
    })
    expect(exits[0]?.delay.map(({ what, over }) => [what, over])).toEqual([
      ['cooldown', true],
      ['operator', false],
    ])
  })

  test('are gone when the queue lists them no more, and unread when the log is another', () => {
    expect(reading(open([]), found(data))).toMatchObject({ exits: [], unread: [] })
    const forged = encodeAbiParameters(words, [7n, 10n ** 8n, 10n ** 12n, Number(now), 0, 0] as never)
    for (const log of [forged, '0x', '0x1234', `0x${'ff'.repeat(192)}`] as const) {
      expect(reading(open([hash]), found(log))).toMatchObject({ exits: [], unread: [`etherfi:exit:${queue}:${hash}`] })
    }
  })
})

describe('logs', () => {
  test('of somebody’s own making name no ticket', () => {
    for (const scan of scans) {
      for (const topics of [[], ['0x'], ['0x12', '0x', '0xzz', '0x1']] as Hex[][]) {
        expect(scan.parse({ topics, data: '0x' })).toBeUndefined()
      }
    }
    const abi = parseAbi(['event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)'])
    const topics = encodeEventTopics({ abi, args: { from: other, to: account, tokenId: 12n } }) as Hex[]
    expect(requestScan.events).toEqual([topics[0]])
    expect(requestScan.parse({ topics, data: '0x' })).toBe(12n)
  })

  test('of past rates are read exactly, or not at all', () => {
    const [rebase, update] = rateLogs
    const two = encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [3n * ether, 2n * ether])
    expect(rebase?.parse({ topics: [], data: two })).toEqual({ wad: (3n * ether) / 2n })
    const three = encodeAbiParameters(
      ['uint256', 'uint256', 'uint256'].map((type) => ({ type })),
      [1n, 2n * ether, 77n] as never,
    )
    expect(update?.parse({ topics: [], data: three })).toEqual({ wad: 2n * ether, time: 77n })
    const none = encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [3n, 0n])
    for (const data of ['0x', '0x00', `${two}00`, none] as Hex[]) {
      expect(rebase?.parse({ topics: [], data })).toBeUndefined()
      expect(update?.parse({ topics: [], data })).toBeUndefined()
    }
  })
})

test('rates: one ether per eETH, weETH by its contract, and nothing for a vault whose accountant is paused', () => {
  const { value } = runFake(readRates(), chain())
  expect(value.map(({ wad }) => wad)).toEqual([ether, 2n * ether])
})
