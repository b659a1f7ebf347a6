import fc from 'fast-check'
import { concat, encodeAbiParameters, type Hex, parseAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext } from '../types.ts'
import { paymaster, stoneVault } from './abi.ts'
import { stone, vault } from './addresses.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { afterFee, claimable, type Receipt } from './math.ts'
import { rateLogs } from './rateLogs.ts'
import { read, readRates } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const day = 86_400n
const rolledAt = 1_795_000_000n
const price = 1_060_000_000_000_000_000n
const settledPrice = 1_050_000_000_000_000_000n
const context: ReadContext = { chainId: 1, tickets: () => ({ found: [], complete: true }) }

type World = {
  receipt?: readonly [bigint, bigint, bigint]
  latest?: bigint
  price?: bigint
  fee?: bigint
  idle?: bigint
  balance?: bigint
  time?: bigint
  balances?: FakeChain['balances']
}

function chain(world: World = {}): FakeChain {
  const { receipt = [0n, 0n, 0n], latest = 9n, fee = 0n, idle = 100n * ether, balance = 1_000n * ether } = world
  return {
    time: world.time ?? rolledAt + 100n,
    balances: world.balances ?? {},
    contracts: [
      {
        kind: stoneVault as Contract,
        says: {
          currentSharePrice: () => world.price ?? price,
          getVaultAvailableAmount: () => [idle, 5n * ether],
          latestRoundID: () => latest,
          roundPricePerShare: (round: bigint) => (round < latest ? settledPrice : 0n),
          userReceipts: () => receipt,
          withdrawFeeRate: () => fee,
          rebaseTime: () => rolledAt,
          rebaseTimeInterval: () => day,
        },
      },
      { kind: paymaster as Contract, says: { getBalance: () => balance } },
    ],
  }
}

const exitsOf = (world: World) => {
  const run = runFake(read(account, context), chain(world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('the receipt', () => {
  test('an account without one costs one round', () => {
    expect(exitsOf({})).toMatchObject({ rounds: 1, value: [], unread: [] })
    // An emptied receipt stays behind with its round and nothing in it.
    expect(exitsOf({ receipt: [7n, 0n, 0n] })).toMatchObject({ rounds: 1, value: [] })
  })

  test('of the running round waits for its end and for somebody to close it, at the price of now', () => {
    const { exits, rounds } = exitsOf({ receipt: [9n, 2n * ether, 0n] })
    expect(rounds).toBe(2)
    expect(exits).toMatchObject([
      {
        id: `stakestone:exit:${vault}:9`,
        state: 'waiting',
        repricing: true,
        given: { amount: 2n * ether },
        amountNow: 2n * price,
        amountAsked: null,
        delay: [
          { what: 'epoch', over: false, time: rolledAt + day + 1n, since: { time: rolledAt } },
          { what: 'report', over: false },
        ],
      },
    ])
    const over = (time: bigint) => exitsOf({ receipt: [9n, 1n, 0n], time }).exits[0]?.delay[0]?.over
    expect(over(rolledAt + day)).toBe(false)
    expect(over(rolledAt + day + 1n)).toBe(true)
  })

  test('of a round that is over pays its price, whatever the price does since', () => {
    const { exits } = exitsOf({ receipt: [8n, 2n * ether, 0n], price: 1n })
    expect(exits).toMatchObject([
      {
        id: `stakestone:exit:${vault}:settled`,
        state: 'completable',
        repricing: false,
        given: { amount: 2n * ether },
        amountNow: 2n * settledPrice,
        delay: [],
      },
    ])
  })

  test('may hold ether of earlier rounds and shares of the running one', () => {
    const { exits } = exitsOf({ receipt: [9n, ether, 3n * ether] })
    expect(
      exits.map(({ id, state, amountNow, given }) => [id.split(':').at(-1), state, amountNow, given.amount]),
    ).toEqual([
      ['settled', 'completable', 3n * ether, null],
      ['9', 'waiting', price, ether],
    ])
  })

  test('the fee is taken from what is shown, rounded as the vault rounds it', () => {
    expect(exitsOf({ receipt: [8n, 0n, 1_000_001n], fee: 1_999n }).exits[0]?.amountNow).toBe(1_000_001n - 1_999n)
    expect(exitsOf({ receipt: [9n, ether, 0n], fee: 10_000n }).exits[0]?.amountNow).toBe((price * 99n) / 100n)
  })

  test('settled ether that is not there cannot be claimed yet', () => {
    const receipt = [8n, 0n, 5n * ether] as const
    expect(exitsOf({ receipt, balance: 5n * ether }).exits[0]?.state).toBe('completable')
    expect(exitsOf({ receipt, balance: 5n * ether - 1n }).exits[0]).toMatchObject({
      state: 'waiting',
      delay: [{ what: 'liquidity' }],
      note: { key: 'exits.stakestone.unfunded' },
    })
  })

  test('a vault that does not answer hides its exits and not the balance', () => {
    const run = runFake(read(account, context), {
      contracts: [],
      balances: { [stone.address]: 5n },
    })
    expect(run.value).toHaveLength(1)
    expect(run.unread).toEqual(['stakestone:exit'])
  })

  test('what is claimable never falls when a round ends, and no fee takes it all', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 96n })
    fc.assert(
      fc.property(amount, amount, amount, fc.bigInt({ min: 0n, max: 10_000n }), (shares, settled, atPrice, fee) => {
        const receipt: Receipt = { round: 4n, shares, settled }
        expect(claimable(receipt, 4n, 0n)).toBe(settled)
        expect(claimable(receipt, 5n, atPrice)).toBeGreaterThanOrEqual(settled)
        const paid = afterFee(settled, fee)
        expect(paid).toBeLessThanOrEqual(settled)
        expect(paid * 100n).toBeGreaterThanOrEqual(settled * 99n)
      }),
    )
  })
})

describe('the rate', () => {
  test('is the present share price, and missing when it does not answer', () => {
    expect(runFake(readRates(1), chain()).value).toEqual([{ token: stone.address, wad: price }])
    expect(() => runFake(readRates(1), { contracts: [] })).toThrow(ReadError)
  })

  test('of a closed round is the fourth field of its log', () => {
    const [log] = rateLogs
    const data = encodeAbiParameters(parseAbiParameters('uint256, uint256, uint256, uint256'), [9n, 1n, 2n, price])
    const topics = [log?.event ?? '0x'] as const
    expect(log?.parse({ topics, data })).toEqual({ wad: price })
    expect(log?.parse({ topics, data: data.slice(0, -2) as Hex })).toBeUndefined()
    expect(log?.parse({ topics, data: concat([data, '0x00']) })).toBeUndefined()
    expect(log?.parse({ topics: [], data })).toBeUndefined()
  })
})

describe('leaving', () => {
  const ways = (amount: bigint, world: World = {}) =>
    runFake(leave({ token: stone.address, amount: tokenUnits(amount), account }), chain(world)).value

  test('by the round at the present price, at once at the lower of two', () => {
    const [queue, instant] = ways(2n * ether)
    expect(queue).toMatchObject({ kind: 'queue', receives: 2n * price, fee: 0n, closed: null })
    expect(queue?.delay).toEqual([
      { what: 'epoch', seconds: day - 99n },
      { what: 'report', seconds: null },
    ])
    expect(instant).toMatchObject({ kind: 'instant', receives: 2n * settledPrice, delay: [] })
    // A hundredth of the rate is lost to the lower price: 0.01 / 1.06.
    expect(instant?.fee).toBe((10n ** 16n * ether + price - 1n) / price)
    expect(ways(2n * ether, { price: settledPrice })[1]?.fee).toBe(0n)
  })

  test('the fee is taken from both', () => {
    const [queue, instant] = ways(ether, { fee: 10_000n, price: settledPrice })
    expect(queue).toMatchObject({ receives: (settledPrice * 99n) / 100n, fee: 10n ** 16n })
    expect(instant).toMatchObject({ receives: (settledPrice * 99n) / 100n, fee: 10n ** 16n })
  })

  test('at once more than what lies idle pays nobody knows how much', () => {
    const covered = (100n * ether * ether) / settledPrice
    expect(ways(covered)[1]).toMatchObject({ receives: expect.anything(), most: covered })
    expect(ways(covered + 2n)[1]).toMatchObject({ receives: null, fee: null, most: covered })
  })

  test('before the first round ends only at once', () => {
    const [queue, instant] = ways(ether, { latest: 0n })
    expect(queue?.closed?.key).toBe('leave.stakestone.noRound')
    expect(instant?.receives).toBe(ether)
  })
})

describe('finishing', () => {
  const receipt = [8n, 2n * ether, ether] as const
  const attempt = (world: World) => runFake(finish(exitsOf({ receipt }).exits, account), chain(world)).value

  test('claims all that is settled and no shares', () => {
    const { to, data, value } = attempt({ receipt })
    expect([to, value]).toEqual([vault, 0n])
    expect(data).toBe(
      concat([
        '0xb18f2e91',
        encodeAbiParameters(parseAbiParameters('uint256, uint256'), [2n * settledPrice + ether, 0n]),
      ]),
    )
  })

  test('is refused when nothing is settled or the ether is not there', () => {
    expect(() => attempt({ receipt: [9n, ether, 0n] })).toThrow(NotFinishableError)
    expect(() => attempt({ receipt, balance: 3n * ether })).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), chain())).toThrow(NotFinishableError)
  })
})
