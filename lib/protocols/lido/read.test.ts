import fc from 'fast-check'
import { type Address, decodeFunctionData, encodeAbiParameters, getAddress, type Hex, pad, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { erc20 } from '../erc20.ts'
import { NotFinishableError } from '../finish.ts'
import { at } from '../plan.ts'
import { exitsOf, run, type Says } from '../runFakes.ts'
import type { ExitPosition } from '../types.ts'
import { queueContract, stethContract, wstethContract } from './abi.ts'
import { originals, steth, withdrawalQueue, wsteth } from './addresses.ts'
import { exitId } from './exits.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { E27, payout, payoutNow } from './math.ts'
import { rateLogs, read, readStatus } from './read.ts'

const account = getAddress('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const ether = 10n ** 18n
const forever = 2n ** 256n - 1n
const bounds: Says = {
  MIN_STETH_WITHDRAWAL_AMOUNT: () => 100n,
  MAX_STETH_WITHDRAWAL_AMOUNT: () => 1000n * ether,
}

type Request = { id: bigint; stETH: bigint; shares: bigint; at: bigint; claimed?: boolean; owner?: Address }
type Queue = {
  requests?: readonly Request[]
  lastFinalized?: bigint
  /** First ticket and share rate of each finalisation, from 1. */
  checkpoints?: readonly { from: bigint; rate: bigint }[]
  rate?: bigint
  paused?: boolean
  resume?: bigint
  bunker?: boolean
}

/** The queue as the contract keeps it. */
function world(
  { requests = [], lastFinalized = 0n, checkpoints = [], rate = (12n * E27) / 10n, ...rest }: Queue,
  over: Says = {},
) {
  const find = (id: bigint) => {
    const found = requests.find((request) => request.id === id)
    if (found === undefined) throw new Error('InvalidRequestId')
    return found
  }
  const hintOf = (id: bigint, first: bigint, last: bigint) => {
    if (first === 0n || last > BigInt(checkpoints.length)) throw new Error('InvalidRequestIdRange')
    if (id > lastFinalized) return 0n
    return BigInt(checkpoints.findLastIndex(({ from }) => from <= id) + 1)
  }
  const queue: Says = {
    // As a set that removes by swapping with the last keeps them.
    getWithdrawalRequests: () =>
      requests
        .filter(({ claimed }) => !claimed)
        .map(({ id }) => id)
        .toReversed(),
    getLastFinalizedRequestId: () => lastFinalized,
    getLastCheckpointIndex: () => BigInt(checkpoints.length),
    getWithdrawalStatus: (ids: readonly bigint[]) =>
      ids.map((id) => {
        const { stETH, shares, at, claimed = false, owner = account } = find(id)
        return {
          amountOfStETH: stETH,
          amountOfShares: shares,
          owner,
          timestamp: at,
          isFinalized: id <= lastFinalized,
          isClaimed: claimed,
        }
      }),
    findCheckpointHints: (ids: readonly bigint[], first: bigint, last: bigint) => {
      let [start, before] = [first, 0n]
      return ids.map((id) => {
        if (id < before) throw new Error('RequestIdsNotSorted')
        before = id
        start = hintOf(id, start, last)
        return start
      })
    },
    getClaimableEther: (ids: readonly bigint[], hints: readonly bigint[]) =>
      ids.map((id, index) => {
        const { stETH, shares } = find(id)
        return payout(stETH, shares, checkpoints[Number(hints[index]) - 1]?.rate ?? 0n) ?? 0n
      }),
    isPaused: () => rest.paused ?? false,
    getResumeSinceTimestamp: () => rest.resume ?? forever,
    isBunkerModeActive: () => rest.bunker ?? false,
    ...bounds,
    ...over,
  }
  return [
    [queueContract, queue],
    [
      stethContract,
      {
        getPooledEthByShares: (shares: bigint) => (shares * rate) / E27,
        isStopped: () => false,
        isStakingPaused: () => false,
        getCurrentStakeLimit: () => ether,
        ...over,
      },
    ],
    [wstethContract, { getStETHByWstETH: (amount: bigint) => (amount * rate) / E27 }],
    ...originals.map(({ address }) => [at(address, erc20), { balanceOf: () => 0n }] as const),
  ] as const
}

const request = (id: bigint, change: Partial<Request> = {}): Request => ({
  id,
  stETH: 12n * ether,
  shares: 10n * ether,
  at: 1_700_000_000n,
  ...change,
})
const exits = (queue: Queue, over?: Says) => exitsOf(run(read(account), world(queue, over)).result)

describe('tickets of the withdrawal queue', () => {
  test('an account without any takes one round', () => {
    expect(run(read(account), world({}))).toEqual({ result: [], rounds: 1, unread: [] })
  })

  test('one that waits says what it would pay, since when it waits, and that a loss still lowers it', () => {
    const { result, rounds } = run(read(account), world({ requests: [request(7n)] }))
    expect(rounds).toBe(2)
    expect(result).toMatchObject([
      {
        id: exitId(7n),
        ticket: { contract: withdrawalQueue, number: 7n, transferable: true },
        given: { token: steth.address, amount: 12n * ether },
        paid: { token: null },
        amountNow: 12n * ether,
        amountAsked: 12n * ether,
        state: 'waiting',
        delay: [{ what: 'report', over: false, block: null, time: null, since: { time: 1_700_000_000n } }],
        repricing: true,
        finish: { batch: 'lido:claimWithdrawals' },
      },
    ])
    expect(result[0]).not.toHaveProperty('note')
  })

  test('after a loss it is its shares at today’s rate, after a gain what was asked for', () => {
    expect(exits({ requests: [request(7n)], rate: (11n * E27) / 10n })[0]?.amountNow).toBe(11n * ether)
    expect(exits({ requests: [request(7n)], rate: (13n * E27) / 10n })[0]?.amountNow).toBe(12n * ether)
  })

  test('finalised ones are completable, paid at their own finalisation, and listed in order', () => {
    const queue = {
      requests: [request(3n), request(5n), request(8n), request(9n)],
      lastFinalized: 8n,
      checkpoints: [
        { from: 1n, rate: (13n * E27) / 10n },
        { from: 4n, rate: (11n * E27) / 10n },
        { from: 6n, rate: E27 },
      ],
    }
    const { result, rounds } = run(read(account), world(queue))
    expect(rounds).toBe(3)
    const found = exitsOf(result)
    expect(found.map(({ ticket, amountNow, state }) => [ticket.number, amountNow, state])).toEqual([
      [3n, 12n * ether, 'completable'],
      [5n, 11n * ether, 'completable'],
      [8n, 10n * ether, 'completable'],
      [9n, 12n * ether, 'waiting'],
    ])
    expect(found[2]).toMatchObject({ delay: [], repricing: false, amountAsked: 12n * ether })
  })

  test('a pause freezes those that wait and no other; bunker mode only says so', () => {
    const queue = {
      requests: [request(1n), request(2n)],
      lastFinalized: 1n,
      checkpoints: [{ from: 1n, rate: E27 * 2n }],
    }
    const [first, second] = exits({ ...queue, paused: true, resume: 1_800_000_000n })
    expect([first?.state, second?.state]).toEqual(['completable', 'frozen'])
    expect(first).not.toHaveProperty('note')
    expect(say(second?.note ?? { key: '' })).toContain('until 1800000000')
    expect(exits({ ...queue, paused: true })[1]?.note?.key).toBe('notes.lido.paused')
    expect(exits({ ...queue, bunker: true })[1]).toMatchObject({ state: 'waiting', note: { key: 'notes.lido.bunker' } })
  })

  test('an unknown rate leaves the amount unknown, not zero', () => {
    const broken = () => {
      throw new Error()
    }
    expect(exits({ requests: [request(7n)] }, { getPooledEthByShares: broken })[0]?.amountNow).toBeNull()
  })

  test('what cannot be read keeps its last known row', () => {
    const broken = () => {
      throw new Error()
    }
    const queue = { requests: [request(1n), request(2n)], lastFinalized: 1n, checkpoints: [{ from: 1n, rate: E27 }] }
    const unread = (over: Says) => run(read(account), world(queue, over)).unread
    expect(unread({ getWithdrawalRequests: broken })).toEqual([`lido:exit:${withdrawalQueue}`])
    expect(unread({ getLastFinalizedRequestId: broken })).toEqual([exitId(1n), exitId(2n)])
    expect(unread({ getWithdrawalStatus: broken })).toEqual([exitId(1n), exitId(2n)])
    expect(unread({ findCheckpointHints: broken })).toEqual([exitId(1n)])
    expect(unread({ getClaimableEther: broken })).toEqual([exitId(1n)])
  })

  test('a hundred are looked into, of more it is said that there are more', () => {
    const requests = Array.from({ length: 1_000 }, (_, index) => request(BigInt(index + 1)))
    const { result, unread } = run(read(account), world({ requests }))
    expect(exitsOf(result)).toHaveLength(100)
    expect(unread).toEqual([`lido:exit:${withdrawalQueue}`])
  })
})

describe('claiming', () => {
  const queue = {
    requests: [request(3n), request(5n), request(9n)],
    lastFinalized: 5n,
    checkpoints: [
      { from: 1n, rate: E27 },
      { from: 5n, rate: E27 },
    ],
  }
  const numbered = (...numbers: bigint[]) =>
    numbers.map((number) => ({ kind: 'exit', ticket: { number } }) as unknown as ExitPosition)

  test('takes several at once, ids ascending, each with its finalisation', () => {
    const { result, rounds } = run(finish(numbered(5n, 3n), account), world(queue))
    expect(rounds).toBe(2)
    expect(result).toMatchObject({ to: withdrawalQueue, value: 0n })
    expect(decodeFunctionData({ abi: queueContract.abi(), data: result.data })).toEqual({
      functionName: 'claimWithdrawals',
      args: [
        [3n, 5n],
        [1n, 2n],
      ],
    })
  })

  test('refuses one that is not ready, claimed already, or somebody else’s', () => {
    const refused = (numbers: bigint[], of: Queue = queue) =>
      expect(() => run(finish(numbered(...numbers), account), world(of))).toThrow(NotFinishableError)
    refused([])
    refused([3n, 9n])
    refused([3n], { ...queue, requests: [request(3n, { claimed: true })] })
    refused([3n], { ...queue, requests: [request(3n, { owner: wsteth.address })] })
  })
})

describe('leaving', () => {
  const ways = (token: Address, amount: bigint, queue: Queue = {}) => run(leave({ token, amount }), world(queue)).result

  test('stETH has the queue, wstETH also unwrapping', () => {
    expect(ways(steth.address, 5n * ether).map(({ kind }) => kind)).toEqual(['queue'])
    const [queue, unwrap] = ways(wsteth.address, 5n * ether)
    expect(unwrap).toMatchObject({ kind: 'unwrap', receives: 6n * ether, fee: 0n, closed: null })
    expect(queue?.closed).toBeNull()
    expect(6n * ether - (queue?.receives ?? 0n)).toBeLessThanOrEqual(4n)
    expect(ways(withdrawalQueue, 1n)).toEqual([])
  })

  test('amounts above a thousand are split, and cost no more than the rounding', () => {
    const [queue] = ways(steth.address, 3_500n * ether)
    expect(queue).toMatchObject({ most: null, closed: null, delay: [{ what: 'report', seconds: null }] })
    expect(3_500n * ether - (queue?.receives ?? 0n)).toBeLessThanOrEqual(12n)
  })

  test('too little, and a pause, shut it with words', () => {
    expect(say(ways(steth.address, 99n)[0]?.closed ?? { key: '' })).toContain('100/18 stETH')
    expect(ways(steth.address, 100n)[0]?.closed).toBeNull()
    expect(ways(steth.address, ether, { paused: true })[0]?.closed?.key).toBe('notes.lido.paused')
  })
})

describe('what is switched off', () => {
  const status = (queue: Queue, over?: Says) =>
    run(readStatus(), world(queue, over)).result.map(({ token, what, until }) => [token, what, until])

  test('nothing, on an ordinary day', () => expect(status({})).toEqual([]))

  test('pauses, with their end where they have one', () => {
    expect(status({ paused: true, resume: 5n })).toEqual([
      [steth.address, 'request', 5n],
      [wsteth.address, 'request', 5n],
    ])
    expect(status({ paused: true })[0]).toEqual([steth.address, 'request', null])
    expect(status({ bunker: true })[0]).toEqual([steth.address, 'request', null])
    expect(status({}, { isStakingPaused: () => true })[0]).toEqual([steth.address, 'mint', null])
    expect(status({}, { getCurrentStakeLimit: () => 0n })[0]).toEqual([steth.address, 'mint', null])
    expect(status({}, { isStopped: () => true })).toEqual([[steth.address, 'transfer', null]])
  })
})

describe('the arithmetic', () => {
  const amounts = fc.bigInt({ min: 100n, max: 1000n * ether })
  // Shares and ether of the whole pool: rates from a half to ten.
  const pools = fc
    .tuple(fc.bigInt({ min: ether, max: 10n ** 26n }), fc.bigInt({ min: 50n, max: 1000n }))
    .map(([shares, percent]) => ({ shares, ether: (shares * percent) / 100n + 1n }))

  test('a request never pays more than was asked for, nor more than its shares are worth', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.bigInt({ min: 1n, max: 10n ** 28n }),
        (...of) => {
          const [stETH, shares, rate] = of
          const paid = payout(stETH, shares, rate) ?? -1n
          expect(paid).toBeLessThanOrEqual(stETH)
          expect(paid === stETH || paid === (shares * rate) / E27).toBe(true)
        },
      ),
    )
    expect(payout(5n, 0n, E27)).toBeNull()
  })

  test('what a new request would pay is never told too high, and at most four wei a part too low', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 20n }), pools, (amount, parts, pool) => {
        const rate = (E27 * pool.ether) / pool.shares
        // Equal parts: what the contract would do with each.
        const shares = (amount * pool.shares) / pool.ether
        const exact = parts * (payout(amount, shares, rate) ?? 0n)
        const told = payoutNow(parts * amount, parts, rate)
        expect(told).toBeLessThanOrEqual(exact)
        expect(exact - told).toBeLessThanOrEqual(parts * (3n + (2n * rate) / E27) + 12n)
      }),
    )
  })
})

describe('TokenRebased', () => {
  const [log] = rateLogs
  const data = (values: readonly bigint[]) =>
    encodeAbiParameters(
      values.map(() => ({ type: 'uint256' })),
      values as never,
    )
  const parse = (body: Hex, topics: readonly Hex[] = [log?.event as Hex, pad(toHex(1_700_000_000n))]) =>
    log?.parse({ topics, data: body })

  test('gives the rate after the report and its time', () => {
    const body = data([86_400n, 1n, 1n, 10n * ether, 12n * ether, 0n])
    expect(parse(body)).toEqual({ wad: (12n * ether) / 10n, time: 1_700_000_000n })
  })

  test('never throws', () => {
    expect(parse('0x')).toBeUndefined()
    expect(parse(data([1n, 1n, 1n, 0n, 5n, 0n]))).toBeUndefined()
    expect(parse(data([1n, 1n, 1n, 1n, 5n, 0n]), [])).toBeUndefined()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        parse(toHex(bytes), [toHex(bytes)])
      }),
    )
  })
})
