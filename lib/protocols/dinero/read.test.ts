import { type Address, concat, decodeFunctionData, encodeAbiParameters, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { vaultContract } from '../erc4626.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext } from '../types.ts'
import { apxethContract, pirex, tickets } from './abi.ts'
import { apxeth, pirexEth, pxeth } from './addresses.ts'
import { batches, exitId, finish, singles } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n

const size = () => 32n * ether

type World = {
  held?: Record<number, bigint>
  validators?: Record<number, Hex>
  status?: Record<Hex, number>
  outstanding?: bigint
  paused?: bigint
  fees?: readonly [number, number, number]
  buffer?: bigint
  staking?: bigint
  pending?: bigint
  rate?: bigint
}
const chain = ({ held = {}, validators = {}, status = {}, rate = ether, ...more }: World): FakeChain => ({
  contracts: [
    {
      kind: pirex as Contract,
      says: {
        paused: () => more.paused ?? 1n,
        fees: (kind: number) => more.fees?.[kind] ?? 0,
        buffer: () => more.buffer ?? 0n,
        DEPOSIT_SIZE: size,
        getStakingValidatorCount: () => more.staking ?? 100n,
        pendingWithdrawal: () => more.pending ?? 0n,
        outstandingRedemptions: () => more.outstanding ?? 1_000n * ether,
        batchIdToValidator: (id: bigint) => validators[Number(id)] ?? '0x',
        status: (validator: Hex) => status[validator] ?? 2,
      },
    },
    { kind: tickets as Contract, says: { balanceOf: (_: Address, id: bigint) => held[Number(id)] } },
    {
      at: apxeth.address,
      kind: vaultContract as Contract,
      says: {
        convertToAssets: (shares: bigint) => (shares * rate) / ether,
        previewRedeem: (shares: bigint) => (((shares * rate) / ether) * 97n) / 100n,
      },
    },
    { kind: apxethContract as Contract, says: { withdrawalPenalty: () => 30_000n } },
  ],
})

const word = (value: number) => pad(`0x${value.toString(16).padStart(2, '0')}`)
const together = (...ids: bigint[]) =>
  encodeAbiParameters([{ type: 'uint256[]' }, { type: 'uint256[]' }], [ids, ids.map(() => 1n)])
const context = (alone: readonly bigint[], logs: readonly Hex[] = []): ReadContext => ({
  chainId: 1,
  tickets: (scan) => ({
    found:
      scan === singles.id
        ? alone.map((number) => ({ number, block: 1n, data: '0x' as const }))
        : logs.map((data, index) => ({ number: BigInt(index), block: 1n, data })),
    complete: true,
  }),
})
const exits = (world: World, of: ReadContext) => {
  const run = runFake(read(account, of), chain(world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('tickets', () => {
  test('an account that holds nothing costs one round, one with tickets two', () => {
    expect(exits({}, context([]))).toMatchObject({ exits: [], rounds: 1 })
    expect(exits({ held: { 3: 1n }, validators: { 3: '0xaa' } }, context([3n]))).toMatchObject({ rounds: 2 })
  })

  test('one is cashed in once its validator has left and the ether lies there', () => {
    const world = { held: { 3: ether }, validators: { 3: '0xaa' } } as const
    const one = (more: World) => exits({ ...world, ...more }, context([3n])).exits[0]
    expect(one({ status: { '0xaa': 3 } })).toMatchObject({ state: 'completable', amountNow: ether, delay: [] })
    expect(one({ status: { '0xaa': 4 } })?.state).toBe('completable')
    expect(one({ status: { '0xaa': 2 } })).toMatchObject({
      state: 'waiting',
      delay: [{ over: true }, { what: 'report' }],
    })
    expect(one({ validators: {} })).toMatchObject({
      note: { key: 'notes.dinero.openBatch' },
      delay: [{ over: false }, {}],
    })
    expect(one({ status: { '0xaa': 3 }, outstanding: 1n })).toMatchObject({ state: 'waiting' })
    expect(one({ status: { '0xaa': 3 }, paused: 2n })).toMatchObject({ state: 'frozen' })
    expect(one({})?.ticket.transferable).toBe(true)
  })

  test('that came together are found too; those moved on are left out', () => {
    const held = { 3: 1n, 4: 0n, 5: 2n }
    const run = exits({ held }, context([3n], [together(4n, 5n, 3n)]))
    expect(run.exits.map(({ id }) => id)).toEqual([exitId(3n), exitId(5n)])
  })

  test('what cannot be read is told', () => {
    expect(exits({ held: { 3: 1n } }, context([3n, 4n])).unread).toEqual([exitId(4n)])
    expect(exits({}, context([], ['0x'])).unread).toHaveLength(1)
  })

  test('logs name them, or none', () => {
    expect(singles.parse({ topics: [], data: concat([word(42), word(1)]) })).toBe(42n)
    expect(singles.parse({ topics: [], data: word(42) })).toBeUndefined()
    expect(batches.parse({ topics: [], data: together(1n) })).toBeTypeOf('bigint')
    expect(batches.parse({ topics: [], data: together(1n) })).not.toBe(
      batches.parse({ topics: [], data: together(2n) }),
    )
    expect(batches.parse({ topics: [], data: '0x' })).toBeUndefined()
  })

  test('several are cashed in at once, wholly, when there is enough for all', () => {
    const of = (world: World, ...numbers: bigint[]) => {
      const list = numbers.map((number) => ({ kind: 'exit', ticket: { number } }) as never)
      return runFake(finish(list, account), chain(world)).value
    }
    const world: World = { held: { 3: 5n, 4: 6n }, validators: { 3: '0xaa', 4: '0xaa' }, status: { '0xaa': 3 } }
    const { to, data } = of(world, 4n, 3n)
    expect(to).toBe(pirexEth)
    expect(decodeFunctionData({ abi: pirex.abi(), data }).args).toEqual([[3n, 4n], [5n, 6n], account])
    expect(() => of({ ...world, outstanding: 10n }, 3n, 4n)).toThrow(NotFinishableError)
    expect(() => of({ ...world, status: {} }, 3n)).toThrow(NotFinishableError)
    expect(() => of({ ...world, paused: 2n }, 3n)).toThrow(NotFinishableError)
    expect(() => of({ ...world, held: { 3: 0n } }, 3n)).toThrow(NotFinishableError)
  })
})

describe('rates, what is closed, and the ways out', () => {
  test('pxETH one to one, apxETH in pxETH', () => {
    expect(runFake(readRates(), chain({ rate: 2n * ether })).value).toEqual([
      { token: pxeth.address, wad: ether },
      { token: apxeth.address, wad: 2n * ether, unit: pxeth.address },
    ])
    expect(runFake(readRates(), chain({ rate: 0n })).value).toHaveLength(1)
  })

  test('1 is running, 2 is paused', () => {
    expect(runFake(readStatus(), chain({ paused: 1n })).value).toEqual([])
    expect(runFake(readStatus(), chain({ paused: 0n })).value).toEqual([])
    expect(runFake(readStatus(), chain({ paused: 2n })).value).toHaveLength(4)
  })

  test('pxETH at once up to the buffer, or by ticket', () => {
    const amount = 100n * ether
    const of = (world: World) => runFake(leave({ token: pxeth.address, amount }), chain(world)).value
    expect(of({ fees: [0, 300, 5_000], buffer: 199n * ether })).toMatchObject([
      { kind: 'instant', receives: amount - amount / 200n, fee: ether / 200n, most: 200n * ether, closed: null },
      { kind: 'queue', receives: amount - (amount * 3n) / 10_000n, fee: (ether * 3n) / 10_000n },
    ])
    expect(of({ paused: 2n })).toMatchObject([{ closed: {} }, { closed: {} }])
  })

  test('as much by ticket as there are validators to leave for it', () => {
    const of = (token: Address, amount: bigint) => {
      const world = { staking: 1n, pending: 31n * ether, fees: [0, 500_000, 0] } as const
      return runFake(leave({ token, amount }), chain(world)).value.find(({ kind }) => kind === 'queue')
    }
    // A second validator would have to leave for 64 ether, and 31 are asked for already: 33 less a wei after the fee of a half.
    const most = 66n * ether - 2n
    expect(of(pxeth.address, most)).toMatchObject({ most, closed: null })
    expect(of(pxeth.address, most + 2n)).toMatchObject({ most, closed: { key: 'intents.revert.NotEnoughValidators' } })
    expect(of(apxeth.address, 100n * ether)).toMatchObject({ most: null, closed: {} })
    expect(of(apxeth.address, 60n * ether)).toMatchObject({ most: null, closed: null })
  })

  test('apxETH less its penalty, into pxETH or a ticket', () => {
    const of = runFake(leave({ token: apxeth.address, amount: 100n * ether }), chain({ rate: 2n * ether })).value
    expect(of).toMatchObject([
      { kind: 'unwrap', receives: 194n * ether, fee: (ether * 3n) / 100n, paid: { token: pxeth.address } },
      { kind: 'queue', receives: 194n * ether, fee: (ether * 3n) / 100n, paid: { token: null } },
    ])
    expect(runFake(leave({ token: pirexEth, amount: 1n }), chain({})).value).toEqual([])
  })
})
