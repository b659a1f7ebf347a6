import fc from 'fast-check'
import { encodeAbiParameters, encodeFunctionData, type Hex } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import { contextOf, exitsOf } from '../runFakes.ts'
import type { RestakedPosition, Ticket } from '../types.ts'
import { vaultContract } from './abi.ts'
import { type Vault, vaults } from './addresses.ts'
import { finish } from './finish.ts'
import { atCost, endOf, epochAt, momentsOf } from './math.ts'
import { read } from './read.ts'
import { scanOf } from './scans.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const [vault] = vaults as [Vault]
const now = 1_795_000_000n
const head = 26_000_000n
const week = 604_800n
const start = now - 1_000n

type State = {
  active?: bigint
  shares?: bigint
  /** What stands for the account by epoch. */
  withdrawn?: Readonly<Record<string, bigint>>
  claimed?: readonly bigint[]
  epoch?: bigint
  duration?: bigint
  collateral?: string
  silent?: readonly string[]
}

function chain(state: State = {}): FakeChain {
  const { withdrawn = {}, claimed = [], epoch = 20n, silent = [] } = state
  const of = (number: bigint) => withdrawn[String(number)] ?? 0n
  const says: FakeContract['says'] = {
    activeBalanceOf: () => state.active ?? 0n,
    activeSharesOf: () => state.shares ?? state.active ?? 0n,
    currentEpoch: () => epoch,
    currentEpochStart: () => Number(start),
    epochDuration: () => Number(state.duration ?? week),
    collateral: () => state.collateral ?? vault.collateral.address,
    withdrawalsOf: (number: bigint) => of(number),
    isWithdrawalsClaimed: (number: bigint) => claimed.includes(number),
  }
  const contracts: FakeContract[] = [
    ...vaults.map(
      ({ address }): FakeContract => ({
        at: address,
        kind: vaultContract as Contract,
        says:
          address === vault.address
            ? Object.fromEntries(Object.entries(says).filter(([name]) => !silent.includes(name)))
            : { activeSharesOf: () => 0n },
      }),
    ),
    { kind: multicall3 as Contract, says: { getBlockNumber: () => head, getCurrentBlockTimestamp: () => now } },
  ]
  return { contracts, time: now }
}

const withdrawal = (block: bigint, time?: bigint): Ticket => ({
  number: 2n * block,
  block,
  data: '0x',
  ...(time === undefined ? {} : { time }),
})
const deposit = (block: bigint, amount: bigint, shares: bigint): Ticket => ({
  number: 2n * block + 1n,
  block,
  data: encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [amount, shares]),
})
const reading = (state: State = {}, tickets: readonly Ticket[] = []) => {
  const { value, unread, rounds, calls } = runFake(
    read(account, contextOf({ [scanOf(vault).id]: tickets })),
    chain(state),
  )
  const stake = value.find((position): position is RestakedPosition => position.kind === 'restaked')
  return { stake, exits: exitsOf(value), unread, rounds, calls }
}

describe('an account', () => {
  test('with nothing costs one call for each vault', () => {
    expect(reading()).toMatchObject({ exits: [], unread: [], rounds: 1, calls: vaults.length })
  })

  test('with stake costs two rounds more, in which withdrawals no log told of are found', () => {
    expect(reading({ active: ether })).toMatchObject({ rounds: 3, exits: [] })
    expect(reading({ active: ether, withdrawn: { 21: 5n } })).toMatchObject({ exits: [{ amountNow: 5n }], unread: [] })
  })

  test('a vault with another collateral than we know is not shown', () => {
    expect(reading({ active: ether, collateral: account })).toMatchObject({
      exits: [],
      unread: [`symbiotic:restaked:${vault.address}`],
    })
  })
})

describe('stake', () => {
  test('has lost what its shares were got for and are not worth any more', () => {
    const bought = [deposit(1n, 10n * ether, 10n * ether), deposit(2n, 10n * ether, 20n * ether)]
    const { stake } = reading({ active: 12n * ether, shares: 24n * ether }, bought)
    expect(stake).toMatchObject({ withdrawable: 12n * ether, deposited: 16n * ether, lost: 4n * ether })
  })

  test('without logs, with rubbish in them, or with rounding only has lost nothing', () => {
    for (const tickets of [[], [{ ...deposit(1n, 1n, 1n), data: '0x12' as Hex }], [deposit(1n, ether + 5n, ether)]]) {
      expect(reading({ active: ether }, tickets).stake).toMatchObject({ deposited: ether, lost: 0n })
    }
  })
})

describe('a withdrawal', () => {
  test('is found in the epoch after the one its block was in, by the time the node told', () => {
    const time = start - 3n * week - 5n
    const { exits } = reading({ withdrawn: { 17: 7n } }, [withdrawal(25_000_000n, time)])
    expect(exits).toMatchObject([{ id: `symbiotic:exit:${vault.address}:17`, state: 'completable', amountNow: 7n }])
    expect(reading({ withdrawn: { 16: 7n } }, [withdrawal(25_000_000n, time)]).exits).toEqual([])
  })

  test('is found without a time too, wherever the empty slots were', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 1_000_000n), fc.bigInt(0n, 40n), (blocks, empty) => {
        const time = now - blocks * 12n - (blocks * 12n * empty) / 1_000n
        const clock = { epoch: 200n, start, duration: week }
        const landed = epochAt(time, clock) + 1n
        const state = { epoch: 200n, withdrawn: { [String(landed)]: 7n } }
        expect(reading(state, [withdrawal(head - blocks)]).exits.map(({ ticket }) => ticket.number)).toEqual([landed])
      }),
      { numRuns: 30 },
    )
  })

  test('that was claimed, or that nobody told of, is none', () => {
    const ticket = withdrawal(1n, start - 3n * week)
    expect(reading({ withdrawn: { 18: 7n }, claimed: [18n] }, [ticket]).exits).toEqual([])
    expect(reading({ withdrawn: { 18: 7n } }).exits).toEqual([])
  })

  test('of an epoch that does not answer is unread', () => {
    const { exits, unread } = reading({ active: 1n, withdrawn: { 21: 7n }, silent: ['isWithdrawalsClaimed'] })
    expect(exits).toEqual([])
    expect(unread).toEqual([`symbiotic:exit:${vault.address}:20`, `symbiotic:exit:${vault.address}:21`])
  })

  test('in a vault that says its epochs take a second is not looked for without end', () => {
    const { rounds, calls, unread } = reading({ epoch: 10n ** 9n, duration: 1n }, [withdrawal(1n)])
    expect(rounds).toBeLessThanOrEqual(3)
    expect(calls).toBeLessThan(600)
    expect(unread).toEqual([`symbiotic:exit:${vault.address}`])
    expect(() => reading({ duration: 0n }, [withdrawal(1n)])).not.toThrow()
  })

  test('beyond the hundredth is said to be missing', () => {
    const many = Array.from({ length: 150 }, (_, index) => withdrawal(BigInt(index + 1), now))
    expect(reading({ active: 1n }, many).unread).toEqual([`symbiotic:exit:${vault.address}`])
  })
})

describe('finishing', () => {
  const tickets = [withdrawal(1n, start - 3n * week), withdrawal(2n, start - 2n * week)]
  const state = { withdrawn: { 18: 7n, 19: 8n } }
  const { exits } = reading(state, tickets)
  const abi = vaultContract.abi()

  test('claims one epoch, or several at once', () => {
    expect(runFake(finish(exits.slice(0, 1), account), chain(state)).value).toEqual({
      to: vault.address,
      data: encodeFunctionData({ abi, functionName: 'claim', args: [account, 18n] }),
      value: 0n,
    })
    expect(runFake(finish(exits, account), chain(state)).value.data).toBe(
      encodeFunctionData({ abi, functionName: 'claimBatch', args: [account, [18n, 19n]] }),
    )
  })

  test('leaves out what is claimed, and says why nothing is left', () => {
    const one = runFake(finish(exits, account), chain({ ...state, claimed: [18n] })).value
    expect(one.data).toBe(encodeFunctionData({ abi, functionName: 'claim', args: [account, 19n] }))
    const why = (then: State) => {
      try {
        runFake(finish(exits, account), chain(then))
      } catch (error) {
        return error instanceof NotFinishableError ? error.data : error
      }
    }
    expect(why({ ...state, claimed: [18n, 19n] })).toBe('gone')
    expect(why({ ...state, epoch: 18n })).toBe('early')
    expect(() => runFake(finish([], account), chain())).toThrow(NotFinishableError)
  })
})

describe('logs', () => {
  test('are numbered by their block, deposits and withdrawals apart', () => {
    const scan = scanOf(vault)
    const [deposited, withdrawn] = scan.events as [Hex, Hex]
    expect(scan.parse({ topics: [deposited], data: '0x', block: 5n })).toBe(11n)
    expect(scan.parse({ topics: [withdrawn], data: '0x', block: 5n })).toBe(10n)
    expect(scan.parse({ topics: [], data: '0x' })).toBeUndefined()
  })
})

describe('the arithmetic', () => {
  const clock = { epoch: 20n, start, duration: week }
  test('an epoch holds the moments from its start to the next, and ends there', () => {
    expect([epochAt(start, clock), epochAt(start - 1n, clock), epochAt(start - week, clock)]).toEqual([20n, 19n, 19n])
    expect(epochAt(start - week - 1n, clock)).toBe(18n)
    expect(epochAt(0n, clock)).toBe(0n)
    expect(endOf(20n, clock)).toBe(start + week)
    fc.assert(
      fc.property(fc.bigInt(start - 20n * week + 1n, now), (time) => {
        const epoch = epochAt(time, clock)
        const end = start + (epoch - 20n + 1n) * week
        expect(time < end && time >= end - week).toBe(true)
      }),
    )
  })

  test('a block lies between two moments, the second no later than now', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 7n), (ago) => {
        const [earliest, latest] = momentsOf(ago, now)
        expect(earliest < latest && latest <= now).toBe(true)
      }),
    )
  })

  test('a cost is an average, and unknown without deposits', () => {
    expect(
      atCost(6n, [
        { amount: 10n, shares: 10n },
        { amount: 10n, shares: 20n },
      ]),
    ).toBe(4n)
    expect(atCost(6n, [])).toBeNull()
    expect(atCost(6n, [{ amount: 5n, shares: 0n }])).toBeNull()
  })
})
