import { type Abi, type Address, decodeFunctionData, encodeFunctionResult, type Hex, toFunctionSelector } from 'viem'
import { feed } from '../protocols/feed.ts'
import { wrappedEther } from '../protocols/market.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import type { Contract } from '../protocols/plan.ts'
import type { Answer, Call, Read } from '../protocols/types.ts'
import { WAD } from '../units.ts'
import { squareRoot } from './marketMath.ts'
import { balancerRouter, curveEther, curvePools, uniswapPool, uniswapQuoter, vault } from './venues.ts'

// Venues for tests only. Prices are wei of ether per whole token; depth is the ether on each side of a pool of x·y = k.

export type FakeFeed = { answer: bigint; decimals?: number; updatedAt: bigint }
export type FakePool = { token: Address; other?: Address; price: bigint; depth: bigint; fee?: bigint }
export type FakeVenues = {
  block: { number: bigint; timestamp: bigint }
  feeds: Record<Address, FakeFeed>
  /**
   * `mean`: a price of the last half hour that differs from the one now; absent: the pool does not remember. `most`: of
   * the token, all that is bought at any price.
   */
  uniswap: Record<Address, FakePool & { mean?: bigint; most?: bigint }>
  /** `swapped`: ether comes first. */
  curve: Record<Address, FakePool & { indices: 'int128' | 'uint256'; swapped?: boolean; ether?: Address }>
  balancer: Record<Address, FakePool & { perShare: bigint }>
  /** Rates and anything else, asked first. */
  more?: (call: Call) => Answer | Hex | undefined
}

const low = (address: string) => address.toLowerCase()
const at = <value>(table: Record<string, value>, address: Address): value | undefined =>
  Object.entries(table).find(([key]) => low(key) === low(address))?.[1]

/** What a sale brings after a fee of so many parts in ten thousand. */
function trade({ price, depth, fee = 0n }: FakePool, amount: bigint, selling: boolean): bigint {
  const tokens = (depth * WAD) / price
  const [into, out] = selling ? [tokens, depth] : [depth, tokens]
  const given = (amount * (10_000n - fee)) / 10_000n
  return into + given === 0n ? 0n : (out * given) / (into + given)
}

const rootOf = (price: bigint, tokenIsFirst: boolean) =>
  squareRoot(tokenIsFirst ? (price << 192n) / WAD : (WAD << 192n) / price)
/** Whole ticks only, found from above: enough to tell a mean from a price. */
function tickOf(price: bigint, tokenIsFirst: boolean): bigint {
  const ratio = Number(tokenIsFirst ? price : (WAD * WAD) / price) / 1e18
  return BigInt(Math.floor(Math.log(ratio) / Math.log(1.0001)))
}

type Handlers = Record<string, (...args: never[]) => unknown>

/** Answers calls as these venues would; a call to anything else is answered with nothing, as by an address without code. */
export function answerVenues(venues: FakeVenues): (call: Call) => Answer {
  const contractsAt = (to: Address): readonly (readonly [Contract, Handlers])[] => {
    const found: (readonly [Contract, Handlers])[] = []
    const round = at(venues.feeds, to)
    const pool = at(venues.uniswap, to)
    const curve = at(venues.curve, to)
    const share = Object.values(venues.balancer).find(({ other }) => other !== undefined && low(other) === low(to))
    if (low(to) === low(multicall3.address)) {
      const { number, timestamp } = venues.block
      found.push([multicall3, { getBlockNumber: () => number, getCurrentBlockTimestamp: () => timestamp }])
    }
    if (round !== undefined) {
      const { answer, updatedAt, decimals = 18 } = round
      const latestRoundData = () => [1n, answer, updatedAt, updatedAt, 1n]
      found.push([feed, { latestRoundData, decimals: () => decimals }])
    }
    if (pool !== undefined) {
      const first = BigInt(pool.token) < BigInt(pool.other ?? wrappedEther)
      const { mean } = pool
      found.push([
        uniswapPool,
        {
          slot0: () => [rootOf(pool.price, first), 0, 0, 1, 1, 0, true],
          liquidity: () => pool.depth,
          observe: () =>
            mean === undefined
              ? undefined
              : [
                  [0n, tickOf(mean, first) * 1_800n],
                  [0n, 0n],
                ],
        },
      ])
    }
    if (low(to) === low(uniswapQuoter.address)) {
      found.push([uniswapQuoter, { quoteExactInputSingle: (sale: never) => quote(sale) }])
    }
    if (curve !== undefined) {
      const etherAt = curve.swapped === true ? 0n : 1n
      found.push([
        curvePools[curve.indices],
        {
          coins: (i: bigint) => (i === etherAt ? otherOf(curve) : curve.token),
          get_dy: (i: bigint, _: bigint, dx: bigint) =>
            curve.depth === 0n ? undefined : trade(curve, dx, i !== etherAt),
        },
      ])
    }
    if (low(to) === low(balancerRouter.address)) {
      const querySwapSingleTokenExactIn = (pool: Address, give: Address, _: Address, amount: bigint) => {
        const asked = at(venues.balancer, pool)
        return asked && trade(asked, amount, low(give) === low(asked.token))
      }
      found.push([balancerRouter, { querySwapSingleTokenExactIn }])
    }
    if (share !== undefined) {
      found.push([vault, { convertToAssets: (shares: bigint) => (shares * share.perShare) / WAD }])
    }
    return found
  }
  const otherOf = (pool: { other?: Address; ether?: Address }) => pool.other ?? pool.ether ?? curveEther
  const quote = ({ tokenIn, tokenOut, amountIn }: { tokenIn: Address; tokenOut: Address; amountIn: bigint }) => {
    const pool = Object.values(venues.uniswap).find(
      ({ token, other = wrappedEther }) => low(token) === low(tokenIn) && low(other) === low(tokenOut),
    )
    if (pool === undefined || pool.depth === 0n) return undefined
    const first = BigInt(tokenIn) < BigInt(tokenOut)
    // Beyond the most a part is sold, and the price ends where prices end.
    if (pool.most !== undefined && amountIn > pool.most) {
      const end = first ? 4_295_128_740n : 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_341n
      return [trade(pool, pool.most, true), end, 0, 1n]
    }
    return [trade(pool, amountIn, true), rootOf(pool.price, first), 0, 1n]
  }
  return (call) => {
    const more = venues.more?.(call)
    if (more !== undefined) return typeof more === 'string' ? { ok: true, data: more } : more
    for (const [contract, handlers] of contractsAt(call.to)) {
      const answer = answerOne(contract.abi(), handlers, call.data)
      if (answer !== undefined) return answer
    }
    return { ok: true, data: '0x' }
  }
}

function answerOne(abi: Abi, handlers: Handlers, data: Hex): Answer | undefined {
  const item = abi.find((entry) => entry.type === 'function' && toFunctionSelector(entry) === data.slice(0, 10))
  if (item === undefined) return undefined
  const { functionName, args } = decodeFunctionData({ abi, data })
  const result = handlers[functionName]?.(...((args ?? []) as never[]))
  if (result === undefined) return { ok: false, data: '0x' }
  return { ok: true, data: encodeFunctionResult({ abi, functionName, result } as never) }
}

/** Runs a plan to its end; how many rounds and calls it took. */
export function answerPlan<result>(plan: Read<result>, answer: (call: Call) => Answer) {
  let step = plan.next()
  const calls: Call[] = []
  let rounds = 0
  while (!step.done) {
    rounds += 1
    calls.push(...step.value)
    step = plan.next(step.value.map(answer))
  }
  return { result: step.value, rounds, calls }
}

/** A client that answers one batch after the other from the same venues. */
export function venueClient(venues: FakeVenues) {
  const answer = answerVenues(venues)
  return {
    chainId: 1,
    read: async (calls: readonly Call[]) => ({ answers: calls.map(answer), block: venues.block }),
  }
}

/** An address that is nobody's. */
export const address = (n: number): Address => `0x${n.toString(16).padStart(40, '0')}`
