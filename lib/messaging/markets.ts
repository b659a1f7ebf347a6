import type { Address } from 'viem'
import type { Wad } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** What markets say of a token at one block. */
export type MarketRow = {
  chainId: number
  token: Address
  /** What price and rate are counted in. */
  unit: 'ether' | 'bitcoin'
  /** In `unit` per whole token: the median of the sources that can be used; null when none can. */
  price: Wad | null
  /** What it redeems for at the same block, in `unit`; null when its protocol does not say, or it redeems for nothing. */
  rate: Wad | null
  /** `price / rate - 1`, 1e18 = 100 %, rounded toward zero: negative is below redemption value. Null when either is unknown. */
  discount: bigint | null
  /** A discount up to this may be no more than the coarseness of the sources. 1e18 = 100 %. */
  tolerance: Wad
  sources: readonly MarketSource[]
  block: BlockRef
}
export type MarketSource = {
  kind: 'feed' | 'uniswapV3' | 'curve' | 'balancerV3'
  address: Address
  /** The other form of the token that this source prices, carried over by the two rates; null when it prices the token itself. */
  via: Address | null
  /** In the row's unit per whole token, without the venue's fee; null when it could not be read. */
  price: Wad | null
  /** `stale`: a feed past its heartbeat. `thin`: a sale of ten ether moves it by more than 0.3 %. `implausible`: out of bounds. */
  verdict: 'used' | 'stale' | 'thin' | 'implausible' | 'unread'
  /** Unix seconds at which a feed was written; null for a pool. */
  updatedAt: bigint | null
  /** Seconds within which a feed is due to be written; null for a pool. */
  heartbeat: bigint | null
  /** By how much a sale of ten ether moves a pool, 1e18 = 100 %; null for a feed, and when unknown. */
  impact: Wad | null
}

/** One day of a token, as Bowline saw it: the first reading of that day. */
export type DailySample = {
  /** Unix seconds of the block. */
  time: bigint
  /** In the token's unit per whole token, 1e18 = 1; null where it was unknown. */
  rate: Wad | null
  price: Wad | null
}
