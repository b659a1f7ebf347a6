import type { Address } from 'viem'
import { wad } from '../units.ts'
import type { Market } from './types.ts'

/** WETH9, what Uniswap pools pair a token with. Source: aave-address-book, facts/lst.md 4.7 (high). */
export const wrappedEther: Address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'

/** How often a feed is written when nothing moves, for nearly all of them. Seconds. Source: facts/lst.md 4.1, lrt.md 13.1. */
const daily = 86_400n

type FeedTerms = { basisPoints: bigint; quote?: 'ether' | 'dollar' | 'bitcoin'; heartbeat?: bigint }

/** Short ways to write down where a token of Ethereum is traded. The pools' other side is ether unless another is named. */
export const marketsOf = (token: Address) => ({
  /** `basisPoints`: how far the price may move before the feed is written early. */
  feed: (feed: Address, { basisPoints, quote = 'ether', heartbeat = daily }: FeedTerms): Market => ({
    chainId: 1,
    token,
    source: { kind: 'feed', feed, quote, heartbeat, deviation: wad(basisPoints * 10n ** 14n) },
  }),
  /** `fee` in hundredths of a basis point, as the factory names it. */
  uniswapV3: (pool: Address, fee: number): Market => ({
    chainId: 1,
    token,
    source: { kind: 'uniswapV3', pool, other: wrappedEther, fee },
  }),
  /** Curve's stable pools number their coins with int128, its crypto pools with uint256. */
  curve: (pool: Address, other: Address | null = null, indices: 'int128' | 'uint256' = 'int128'): Market => ({
    chainId: 1,
    token,
    source: { kind: 'curve', pool, other, indices },
  }),
  balancerV3: (pool: Address, other: Address): Market => ({
    chainId: 1,
    token,
    source: { kind: 'balancerV3', pool, other },
  }),
})
