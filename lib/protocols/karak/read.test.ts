import { type Address, decodeFunctionData, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { Answer, Call, ExitPosition } from '../types.ts'
import { depositsContract, vaultContract, withdrawalsContract } from './abi.ts'
import { delegationSupervisor, tokens, vaults } from './addresses.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'
import { finish } from './withdrawals.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
/** A vault that is not in our list, and what it holds. */
const [stray, strange]: readonly Address[] = [
  '0x0000000000000000000000000000000000001234',
  '0x00000000000000000000000000000000000B17C0',
]
const [{ token: share, underlying }] = vaults as [(typeof vaults)[number]]
const time = 1_795_000_000n
const week = 7n * 86_400n

type Entry = { nonce?: bigint; start?: bigint; vaults?: readonly Address[]; withdrawer?: Address; finished?: boolean }
type World = {
  deposits?: readonly (readonly [vault: Address, token: Address, worth: bigint, shares: bigint])[] | null
  queue?: readonly Entry[] | null
  paused?: { deposits?: boolean; withdrawals?: boolean; vault?: boolean }
  silent?: Address
}

const queuedOf = ({
  nonce = 0n,
  start = time - week,
  vaults: from = [share.address],
  withdrawer = account,
}: Entry) => ({
  staker: account,
  delegatedTo: other,
  nonce,
  start,
  request: { vaults: from, shares: from.map((_, index) => 10n * BigInt(index + 1)), withdrawer },
})

function chain({ deposits = [], queue = [], paused = {}, silent }: World = {}): FakeChain {
  const vaultAt = (at: Address, asset: Address): FakeContract => ({
    at,
    kind: vaultContract as Contract,
    says: {
      convertToAssets: (shares: bigint) => (at === silent ? undefined : (shares * 11n) / 10n),
      asset: () => (at === silent ? undefined : asset),
      paused: () => paused.vault ?? false,
    },
  })
  const contracts: FakeContract[] = [
    ...vaults.map(({ token, underlying: held }) => vaultAt(token.address, held)),
    vaultAt(stray as Address, strange as Address),
    {
      kind: depositsContract as Contract,
      says: {
        getDeposits: () => deposits && [0, 1, 2, 3].map((index) => deposits.map((one) => one[index])),
        paused: () => paused.deposits ?? false,
      },
    },
    {
      kind: withdrawalsContract as Contract,
      says: {
        fetchQueuedWithdrawals: () => queue?.map(queuedOf),
        isWithdrawPending: ({ nonce }: { nonce: bigint }) =>
          !queue?.find((one) => (one.nonce ?? 0n) === nonce)?.finished,
        withdrawalDelay: () => week,
        paused: () => paused.withdrawals ?? false,
      },
    },
  ]
  const raw = ({ to, data }: Call): Answer | undefined => {
    if (to !== strange && to !== stray) return undefined
    if (data === '0x313ce567') return { ok: true, data: pad('0x06') }
    return data === '0x95d89b41' ? { ok: true, data: pad('0x53544b', { dir: 'right' }) } : undefined
  }
  return { contracts: contracts.map(nullReverts), time, raw }
}

/** Null stands for a contract that does not answer. */
const nullReverts = (contract: FakeContract): FakeContract => ({
  ...contract,
  says: Object.fromEntries(
    Object.entries(contract.says).map(([name, say]) => [name, (...args: never[]) => say(...args) ?? undefined]),
  ),
})

const exitsOf = (world: World) => {
  const { value, ...rest } = runFake(read(account), chain(world))
  return { ...rest, exits: value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('Karak', () => {
  test('balances take one round, and an empty account nothing more', () => {
    expect(runFake(read(account), chain())).toMatchObject({ value: [], rounds: 1, calls: 6 })
    const { value } = runFake(read(account), { ...chain(), balances: { [share.address]: 3n } })
    expect(value).toMatchObject([{ kind: 'token', token: { symbol: 'kweETH' }, balance: 3n }])
  })

  test('a rate is whole tokens per whole share, whatever the decimals', () => {
    const { value } = runFake(readRates(), chain())
    expect(value.map(({ wad, unit }) => [wad, unit])).toEqual(
      vaults.map(({ underlying: held }) => [1_100_000_000_000_000_000n, held]),
    )
    expect(runFake(readRates(), chain({ silent: share.address })).value).toHaveLength(3)
  })

  test('shares that Karak keeps are worth what it says, in tokens of ours and in others', () => {
    const deposits = [
      [share.address, underlying, 55n, 50n],
      [stray as Address, strange as Address, 7n, 7n],
    ] as const
    expect(runFake(read(account), chain({ deposits }))).toMatchObject({
      rounds: 2,
      unread: [],
      value: [
        { kind: 'restaked', strategy: share.address, token: underlying, asset: { symbol: 'weETH', known: true } },
        { kind: 'restaked', withdrawable: 7n, lost: 0n, asset: { symbol: 'STK', decimals: 6, known: false } },
      ],
    })
  })

  test('contracts that do not answer hide only what is theirs', () => {
    const queue = [{}]
    expect(exitsOf({ deposits: null, queue })).toMatchObject({ exits: [{}], unread: ['karak:restaked'] })
    expect(exitsOf({ queue: null }).unread).toEqual([`karak:exit:${delegationSupervisor}`])
  })

  test('status names what is off', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const { value } = runFake(readStatus(), chain({ paused: { deposits: true, withdrawals: true } }))
    expect([...new Set(value.map(({ what }) => what))]).toEqual(['mint', 'request', 'claim'])
    expect(value).toHaveLength(tokens.length * 3)
  })

  test('leaving is the queue, into what the vault holds', () => {
    const ways = (world: World = {}) =>
      runFake(leave({ token: share.address, amount: tokenUnits(100n) }), chain(world)).value
    expect(ways()).toMatchObject([
      { paid: { token: underlying }, receives: 110n, delay: [{ seconds: week }], closed: null },
    ])
    expect(ways({ silent: share.address })).toMatchObject([{ receives: null, closed: null }])
    expect(ways({ paused: { withdrawals: true } })[0]?.closed?.key).toBe('notes.karak.paused')
    expect(ways({ paused: { vault: true } })[0]?.closed?.key).toBe('notes.karak.paused')
    expect(runFake(leave({ token: other, amount: tokenUnits(1n) }), chain()).value).toEqual([])
  })
})

describe('withdrawals from Karak', () => {
  test('are over in the second their wait ends, not the one before', () => {
    const queue = [
      { nonce: 1n, start: time - week },
      { nonce: 2n, start: time - week + 1n },
    ]
    const { exits, rounds } = exitsOf({ queue })
    expect(rounds).toBe(2)
    expect(exits).toMatchObject([
      { id: `karak:exit:${delegationSupervisor}:1:0`, state: 'completable', delay: [], amountNow: 11n },
      { state: 'waiting', delay: [{ what: 'cooldown', time: time + 1n, since: { time: time - week + 1n } }] },
    ])
  })

  test('that were finished stay in the list and are not shown', () => {
    const queue = [{ nonce: 1n, finished: true }, { nonce: 2n }]
    expect(exitsOf({ queue }).exits.map(({ ticket }) => ticket.number)).toEqual([2n])
  })

  test('from several vaults are a row for each, and a vault that is silent hides its own', () => {
    const queue = [{ vaults: [share.address, stray as Address] }]
    const { exits, rounds } = exitsOf({ queue })
    expect(rounds).toBe(3)
    expect(exits).toMatchObject([
      { given: { amount: 10n }, amountNow: 11n, paid: { token: underlying, asset: { known: true } } },
      { given: { amount: 20n }, amountNow: 22n, paid: { token: strange, asset: { symbol: 'STK', known: false } } },
    ])
    const half = exitsOf({ queue, silent: stray as Address })
    expect(half.exits).toHaveLength(1)
    expect(half.unread).toEqual([`karak:exit:${delegationSupervisor}:0:1`])
  })

  test('are frozen by a pause of all and of their vault', () => {
    for (const paused of [{ withdrawals: true }, { vault: true }]) {
      expect(exitsOf({ queue: [{}], paused }).exits).toMatchObject([
        { state: 'frozen', note: { key: 'notes.karak.paused' } },
      ])
    }
  })

  test('that somebody else may finish have no button', () => {
    expect(exitsOf({ queue: [{ withdrawer: other }] }).exits).toMatchObject([{ finish: null }])
  })

  test('are looked at a hundred at most, the latest, and it is said', () => {
    const queue = Array.from({ length: 120 }, (_, index) => ({ nonce: BigInt(index), finished: index !== 119 }))
    const { exits, unread } = exitsOf({ queue })
    expect(exits.map(({ ticket }) => ticket.number)).toEqual([119n])
    expect(unread).toEqual([`karak:exit:${delegationSupervisor}`])
  })

  test('are finished whole, several at once', () => {
    const queue = [{ nonce: 1n, vaults: [share.address, stray as Address] }, { nonce: 2n }, { nonce: 3n }]
    const world = { queue }
    const chosen = exitsOf(world).exits.slice(0, 3)
    const { value: call } = runFake(finish(chosen, account), chain(world))
    expect(call).toMatchObject({ to: delegationSupervisor, value: 0n })
    const { functionName, args } = decodeFunctionData({ abi: withdrawalsContract.abi(), data: call.data })
    expect([functionName, args]).toEqual(['finishWithdraw', [queue.slice(0, 2).map(queuedOf)]])
  })

  test.each<[string, World]>([
    ['gone', { queue: [{ finished: true }] }],
    ['gone', { queue: [] }],
    ['early', { queue: [{ start: time }] }],
    ['paused', { queue: [{}], paused: { withdrawals: true } }],
    ['paused', { queue: [{}], paused: { vault: true } }],
  ])('cannot be finished when they are %s', (data, world) => {
    const { exits } = exitsOf({ queue: [{}] })
    expect(() => runFake(finish(exits, account), chain(world))).toThrow(expect.objectContaining({ data }))
    expect(() => runFake(finish([], account), chain(world))).toThrow(NotFinishableError)
  })
})
