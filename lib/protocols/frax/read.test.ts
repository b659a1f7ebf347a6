import fc from 'fast-check'
import { type Address, decodeFunctionData, encodeAbiParameters, getAddress, type Hex, pad, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { at } from '../plan.ts'
import { contextOf, exitsOf, run, type Says } from '../runFakes.ts'
import type { ExitPosition } from '../types.ts'
import { minterContract, oldQueueContract, queueContract, sfrxethContract } from './abi.ts'
import { frxeth, oldRedemptionQueue, originals, redemptionQueue, sfrxeth } from './addresses.ts'
import { exitId, lessFee, scans } from './exits.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const account = getAddress('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const other: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const now = 1_700_000_000n

type Ticket = {
  owner?: Address
  maturity?: bigint
  amount?: bigint
  fee?: bigint
  payable?: readonly [boolean, bigint]
}
type Queues = { tickets?: Record<string, Ticket>; old?: Record<string, Ticket>; oldEther?: bigint }

const bounds: Says = { MAX_FRXETH_PER_NFT: () => 1000n * ether }

function world({ tickets = {}, old = {}, oldEther = 1000n * ether }: Queues, over: Says = {}) {
  const of = (from: Record<string, Ticket>) => {
    const find = (id: bigint) => {
      const found = from[String(id)]
      if (found === undefined) throw new Error('ERC721NonexistentToken')
      return found
    }
    return {
      balanceOf: (owner: Address) =>
        BigInt(Object.values(from).filter(({ owner: held = account }) => held === owner).length),
      ownerOf: (id: bigint) => find(id).owner ?? account,
      find,
    }
  }
  const [held, oldHeld] = [of(tickets), of(old)]
  return [
    [
      queueContract,
      {
        balanceOf: held.balanceOf,
        ownerOf: held.ownerOf,
        nftInformation: (id: bigint) => {
          const { maturity = now, amount = ether, fee = 0n } = held.find(id)
          return [false, maturity, amount, fee, 0n]
        },
        canRedeem: (id: bigint) => held.find(id).payable ?? [true, held.find(id).amount ?? ether],
        redemptionQueueState: () => [9n, 1_296_000n, 500n, 0n, 0n],
        ethShortageOrSurplus: () => [5n * ether, 0n],
        ...bounds,
        ...over,
      },
    ],
    [
      oldQueueContract,
      {
        balanceOf: oldHeld.balanceOf,
        ownerOf: oldHeld.ownerOf,
        nftInformation: (id: bigint) => {
          const { maturity = now, amount = ether, fee = 5_000n } = oldHeld.find(id)
          return [false, maturity, amount, fee]
        },
      },
    ],
    [multicall3, { getCurrentBlockTimestamp: () => now, getEthBalance: () => oldEther }],
    [
      sfrxethContract,
      {
        convertToAssets: (shares: bigint) => (shares * 11n) / 10n,
        previewRedeem: (shares: bigint) => (shares * 11n) / 10n,
        ...over,
      },
    ],
    [minterContract, { mintFrxEthPaused: () => false, ...over }],
    ...originals.map(({ address }) => [at(address, erc20), { balanceOf: () => 0n }] as const),
  ] as const
}

const found = (...numbers: bigint[]) => numbers.map((number) => ({ number, block: 1n, data: '0x' as const }))
const both = (numbers: readonly bigint[], old: readonly bigint[] = []) =>
  contextOf({ 'frax:tickets': found(...numbers), 'frax:oldTickets': found(...old) })
const reading = (queues: Queues, context = both([1n, 2n, 3n], [1n, 2n])) => run(read(account, context), world(queues))

describe('redemption tickets', () => {
  test('an account without any takes one round, and no log is looked for', () => {
    const asked: string[] = []
    const context = {
      chainId: 1,
      tickets: (scan: string) => {
        asked.push(scan)
        return { found: found(1n), complete: true }
      },
    }
    expect(run(read(account, context), world({ tickets: { 1: { owner: other } } }))).toEqual({
      result: [],
      rounds: 1,
      unread: [],
    })
    expect(asked).toEqual([])
  })

  test('one that is paid now is completable, with the fee of its entry taken off', () => {
    const { result, rounds } = reading({ tickets: { 1: { amount: 10n * ether, fee: 500n } } })
    expect(rounds).toBe(2)
    expect(result).toMatchObject([
      {
        id: exitId(redemptionQueue, 1n),
        ticket: { contract: redemptionQueue, number: 1n, transferable: true },
        given: { token: frxeth.address, amount: 10n * ether },
        paid: { token: null },
        amountNow: 9_995n * 10n ** 15n,
        amountAsked: 9_995n * 10n ** 15n,
        state: 'completable',
        delay: [],
        repricing: false,
        finish: { batch: exitId(redemptionQueue, 1n) },
      },
    ])
  })

  test('before its time it waits for that, then for those before it', () => {
    const [exit] = exitsOf(reading({ tickets: { 1: { maturity: now + 60n, payable: [false, 0n] } } }).result)
    expect(exit).toMatchObject({
      state: 'waiting',
      delay: [
        { what: 'cooldown', over: false, time: now + 60n },
        { what: 'queue', over: false, time: null },
      ],
    })
  })

  test('after its time it waits for those before it, or for ether, and says what could be paid in part', () => {
    const at = (payable: readonly [boolean, bigint]) =>
      exitsOf(reading({ tickets: { 1: { amount: 10n * ether, fee: 1_000n, payable } } }).result)[0]
    expect(at([false, 0n])?.delay).toMatchObject([
      { what: 'cooldown', over: true, time: now },
      { what: 'queue', over: false },
    ])
    const part = at([false, ether])
    expect(part?.delay[1]?.what).toBe('liquidity')
    expect(say(part?.note ?? { key: '' })).toContain('999000000000000000/18 ETH')
  })

  test('tickets given away or redeemed are not the account’s, whatever the logs say', () => {
    const { result, unread } = reading({ tickets: { 1: { owner: other }, 3: {} } })
    expect(exitsOf(result).map(({ ticket }) => ticket.number)).toEqual([3n])
    expect(unread).toEqual([])
  })

  test('when the queue counts more than the logs told so far, the list is said to be incomplete', () => {
    const { result, unread } = reading({ tickets: { 1: {}, 8: {} }, old: { 2: {}, 5: {} } })
    expect(exitsOf(result)).toHaveLength(2)
    expect(unread).toEqual([`frax:exit:${redemptionQueue}`, `frax:exit:${oldRedemptionQueue}`])
  })

  test('a million tickets are a hundred questions', () => {
    const numbers = Array.from({ length: 500 }, (_, index) => BigInt(index + 1))
    const tickets = Object.fromEntries(numbers.map((number) => [String(number), {}]))
    const { result, unread } = reading({ tickets }, both(numbers))
    expect(exitsOf(result)).toHaveLength(100)
    expect(unread).toEqual([`frax:exit:${redemptionQueue}`])
  })

  test('the first queue pays from its own ether, and takes tickets back before their time', () => {
    const [ready] = exitsOf(reading({ old: { 1: { amount: 7n } } }).result)
    expect(ready).toMatchObject({ state: 'completable', amountNow: 7n, ticket: { contract: oldRedemptionQueue } })
    expect(exitsOf(reading({ old: { 1: {} }, oldEther: ether - 1n }).result)[0]).toMatchObject({
      state: 'waiting',
      delay: [
        { what: 'cooldown', over: true },
        { what: 'liquidity', over: false },
      ],
    })
    const [early] = exitsOf(reading({ old: { 2: { maturity: now + 1n } } }).result)
    expect(early?.state).toBe('waiting')
    expect(say(early?.note ?? { key: '' })).toContain('995000000000000000/18 frxETH')
  })

  test('logs hand tickets over by their third field, and nothing else is a ticket', () => {
    const [scan] = scans
    const topics = (...rest: Hex[]) => ({ topics: [scan?.events[0] as Hex, ...rest], data: '0x' as const })
    expect(scan?.parse(topics(pad('0x1'), pad('0x2'), pad(toHex(77n))))).toBe(77n)
    expect(scan?.parse(topics(pad('0x1'), pad('0x2')))).toBeUndefined()
    expect(scan?.parse(topics(pad('0x1'), pad('0x2'), '0xzz'))).toBeUndefined()
  })
})

describe('redeeming', () => {
  const exit = (contract: Address, number: bigint | null) =>
    ({ kind: 'exit', ticket: { contract, number } }) as ExitPosition
  const data = (contract: Address, queues: Queues, of = [exit(contract, 1n)]) =>
    run(finish(of, account), world(queues)).result

  test('pays the whole ticket to its owner, by the queue it is in', () => {
    const transaction = data(redemptionQueue, { tickets: { 1: {} } })
    expect(transaction).toMatchObject({ to: redemptionQueue, value: 0n })
    expect(decodeFunctionData({ abi: queueContract.abi(), data: transaction.data })).toEqual({
      functionName: 'fullRedeemNft',
      args: [1n, account],
    })
    const old = data(oldRedemptionQueue, { old: { 1: {} } })
    expect(decodeFunctionData({ abi: oldQueueContract.abi(), data: old.data })).toEqual({
      functionName: 'burnRedemptionTicketNft',
      args: [1n, account],
    })
  })

  test('refuses what is not paid now, is another’s, or is several', () => {
    const refused = (contract: Address, queues: Queues, of?: ExitPosition[]) =>
      expect(() => data(contract, queues, of)).toThrow(NotFinishableError)
    refused(redemptionQueue, { tickets: { 1: { payable: [false, 5n] } } })
    refused(redemptionQueue, { tickets: { 1: { owner: other } } })
    refused(oldRedemptionQueue, { old: { 1: { maturity: now + 1n } } })
    refused(oldRedemptionQueue, { old: { 1: {} }, oldEther: 0n })
    refused(oldRedemptionQueue, { old: { 1: { owner: other } } })
    refused(other, { tickets: { 1: {} } })
    refused(redemptionQueue, {}, [])
    refused(redemptionQueue, {}, [exit(redemptionQueue, null)])
    refused(redemptionQueue, {}, [exit(redemptionQueue, 1n), exit(redemptionQueue, 2n)])
  })
})

describe('leaving', () => {
  const ways = (token: Address, amount: bigint, over: Says = {}) =>
    run(leave({ token, amount: tokenUnits(amount) }), world({}, over)).result

  test('frxETH by the queue: its fee, its length, and ether that must be there', () => {
    expect(ways(frxeth.address, 4n * ether)).toMatchObject([
      {
        kind: 'queue',
        receives: 3_998n * 10n ** 15n,
        fee: 500n * 10n ** 12n,
        delay: [{ what: 'cooldown', seconds: 1_296_000n }],
        most: null,
        closed: null,
      },
    ])
    expect(ways(frxeth.address, 6n * ether)[0]?.delay[1]).toEqual({ what: 'liquidity', seconds: null })
  })

  test('sfrxETH also back into frxETH at once', () => {
    const [queue, vault] = ways(sfrxeth.address, 10n * ether)
    expect(vault).toMatchObject({ kind: 'unwrap', paid: { token: frxeth.address }, receives: 11n * ether, fee: 0n })
    expect(queue?.receives).toBe(lessFee(11n * ether, 500n))
    expect(ways(redemptionQueue, 1n)).toEqual([])
  })

  test('what cannot be read is unknown', () => {
    const broken = () => {
      throw new Error()
    }
    expect(ways(frxeth.address, ether, { redemptionQueueState: broken })[0]).toMatchObject({
      receives: null,
      fee: null,
    })
    expect(ways(sfrxeth.address, ether, { previewRedeem: broken }).map(({ receives }) => receives)).toEqual([
      null,
      null,
    ])
  })

  test('a fee never takes more than its part, rounded for the user', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 120n }), fc.bigInt({ min: 0n, max: 20_000n }), (amount, fee) => {
        const kept = amount - lessFee(amount, fee)
        expect(kept * 1_000_000n).toBeLessThanOrEqual(amount * fee)
        expect((kept + 1n) * 1_000_000n).toBeGreaterThan(amount * fee)
      }),
    )
  })
})

describe('rates and pauses', () => {
  test('frxETH is one ether, sfrxETH is counted in frxETH', () => {
    expect(run(readRates(), world({}))).toMatchObject({
      rounds: 1,
      result: [
        { token: frxeth.address, wad: ether },
        { token: sfrxeth.address, wad: (11n * ether) / 10n, unit: frxeth.address },
      ],
    })
  })

  test('minting can be paused', () => {
    expect(run(readStatus(), world({})).result).toEqual([])
    expect(run(readStatus(), world({}, { mintFrxEthPaused: () => true })).result).toMatchObject([{ what: 'mint' }])
  })

  test('deposits and withdrawals tell the rate, dust and noise do not', () => {
    const words = (...values: bigint[]) =>
      encodeAbiParameters(values.map(() => ({ type: 'uint256' })) as never, values as never)
    for (const log of rateLogs) {
      expect(log.parse({ topics: [], data: words(11n * ether, 10n * ether) })).toEqual({ wad: (11n * ether) / 10n })
      expect(log.parse({ topics: [], data: words(2n, 1n) })).toBeUndefined()
      expect(log.parse({ topics: [], data: '0x12' })).toBeUndefined()
    }
  })
})
