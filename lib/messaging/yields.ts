import type { Address } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { Wad } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** A rate at a time in the past. */
export type RatePoint = {
  /** In the report's unit per whole token, 1e18 = 1. */
  wad: Wad
  /** Unix seconds: when the protocol wrote it where it says so, else the block's. */
  time: bigint
  /** Null for what Bowline stored itself. */
  block: bigint | null
}

/** What a token earned over about so many days, from its own rate at both ends and nothing else. */
export type YieldWindow = {
  days: 7 | 30 | 90
  /**
   * `archive`: the contract at an old block. `events`: what the protocol wrote into the log. `stored`: what Bowline noted on
   * those days. Null when none of them had it.
   */
  method: 'archive' | 'events' | 'stored' | null
  from: RatePoint | null
  to: RatePoint | null
  /** `fell`: it is worth less than before. `implausible`: no token of this kind earns that much, so no number is made of it. */
  verdict: 'ok' | 'fell' | 'implausible' | 'unknown'
  /** Simple, for a year of 365 days, 1e18 = 100 %, rounded toward zero; only when `ok`. */
  apr: Wad | null
  /** From the first rate to the last, 1e18 = 100 %, rounded toward zero; null when one is unknown. */
  change: bigint | null
}

/** Trailing yields of one token. */
export type YieldReport = {
  chainId: number
  token: Address
  /** Whose rate was read: the token's, its original's, or that of the other form of a token that rebases. Null: nobody's. */
  of: { chainId: number; token: Address } | null
  unit: 'ether' | 'bitcoin' | null
  windows: readonly YieldWindow[]
  /** Why states of the past could not be read, where they could not. */
  archive: ErrorInfo | null
  /** ms */
  readAt: number
  block: BlockRef
}
