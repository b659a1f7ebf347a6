import type { Address } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { Way } from '../protocols/types.ts'
import type { Wad, Wei } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** The ways out of an amount of a token, side by side. Gas is not taken off anywhere. */
export type Comparison = {
  /** What the amount redeems for by the protocol's own rate, rounded down; null when the rate is unknown. */
  worth: Wei | null
  /** The protocol's own ways, as of `block`, in its order. */
  ways: readonly ComparedWay[]
  block: BlockRef
  /** What pools would pay, best first; null when none was asked. */
  sales: readonly Sale[] | null
  /** Why those that were asked could not be read. */
  salesError: ErrorInfo | null
}

/** `ether`: what it receives in wei by the rate of what it is paid in, rounded down; null when that cannot be told. */
export type ComparedWay = Way & { ether: Wei | null }

/** What a pool would pay for the whole amount, after its fee. */
export type Sale = {
  source: 'uniswapV3' | 'curve' | 'balancerV3'
  pool: Address
  /** Ether, wrapped or not, rounded down; null when the pool buys this token, but not so much of it now. */
  receives: Wei | null
  /** By how much less a token brings than in a small sale, 1e18 = 100 %; null when that cannot be told. */
  priceImpact: Wad | null
  /** What the pool keeps of a sale, already taken off, 1e18 = 100 %; null where that moves with its state. */
  fee: Wad | null
  block: BlockRef
}
