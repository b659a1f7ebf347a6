import type { Address } from 'viem'
import type { Unseen } from '../protocols/restaking.ts'
import type { Wad, Wei } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** One of the things an account holds, as exposure tells them apart: `<how>:<chain id>:<address in lower case>`. */
export type AssetId = string

/**
 * Ether that can be lost, in wei. `behind`: with operators. `now`: what can be slashed at this block. `after`: the same once
 * every change that is pending has taken effect. `most`: what could be slashed before stake that leaves now is out, also by
 * what an operator can still allocate sooner than that. `redistributable`: the part of `now` that somebody gains by. Each
 * rounded up, none above `behind`.
 */
export type AtRisk = { behind: Wei; now: Wei; after: Wei; most: Wei; redistributable: Wei }

/** What an AVS can take of one asset of mine through one operator. `behind` repeats in the cell of every AVS. */
export type ExposureCell = AtRisk & { asset: AssetId; operator: Address; avs: Address }

/** Everything of mine with one operator, of one asset. `now`, `after` and `most` are of all AVSs together. */
export type ExposureStake = AtRisk & { asset: AssetId; operator: Address }

export type ExposureAsset = AtRisk & {
  id: AssetId
  /** `restaked`: my own deposits. `leaving`: my queued withdrawals. `token`: held. `exit`: handed in and not paid yet. */
  how: 'restaked' | 'leaving' | 'token' | 'exit'
  /** Null: ether. */
  token: Address | null
  symbol: string
  /** All of it, by redemption rate. `behind + undelegated + idle + unseen = value`, to the wei. */
  value: Wei
  /** Restaked, but with nobody. */
  undelegated: Wei
  /** Surely not restaked. */
  idle: Wei
  /** Of which nobody can say who secures what with it, and why. */
  unseen: Wei
  reasons: readonly Reason[]
  /** Ether and staked ether, which nobody restakes: idle as a whole, and in no total but `outside`. */
  outside: boolean
}

/**
 * Besides what a protocol says: `unknown-token`: nothing is known of who restakes for it. `no-total`: how much backs it could
 * not be read. `no-rate`: something it is restaked in has no rate. `operator`: an operator could not be read; its stake stands
 * in `behind` of it and in `unseen` of the AVSs.
 */
export type Reason = Unseen | 'unknown-token' | 'no-total' | 'no-rate' | 'operator'

export type AvsRow = AtRisk & {
  avs: Address
  name: string | null
  operators: readonly Address[]
  assets: readonly AssetId[]
}
export type OperatorRow = AtRisk & {
  operator: Address
  name: string | null
  assets: readonly AssetId[]
  /** Blocks until what it allocates can be slashed; null when it cannot allocate, and when it could not be read. */
  allocationDelay: bigint | null
  /** Whether it can allocate sooner than stake can leave. */
  quick: boolean
  /** It did not answer: what its AVSs can take is unknown, and everything could be. */
  unread: boolean
}

/** Who secures what with everything that is held. Amounts in wei by redemption rate; see AtRisk. */
export type Exposure = {
  total: AtRisk & {
    value: Wei
    undelegated: Wei
    idle: Wei
    unseen: Wei /** Behind operators that did not answer. */
    unread: Wei
  }
  /** Ether and staked ether that nobody restakes: no AVS can reach it. */
  outside: Wei
  /** Holdings without a known worth: nothing of them is in here. */
  unvalued: number
  assets: readonly ExposureAsset[]
  operators: readonly OperatorRow[]
  avss: readonly AvsRow[]
  cells: readonly ExposureCell[]
  stakes: readonly ExposureStake[]
  /** The largest by `now` among AVSs, by `behind` among operators, with its part of all that is with operators; null: none. */
  largestAvs: { avs: Address; share: Wad } | null
  largestOperator: { operator: Address; share: Wad } | null
}

/** An exposure with when and how it was read. */
export type ExposureReport = Exposure & {
  account: Address | null
  block: BlockRef
  /** ms */
  readAt: number
  /** Requests it took; a few calls more or less are one request. */
  requests: number
  /** Blocks a withdrawal takes: the meaning of `most`. */
  withdrawalDelayBlocks: bigint
}

/** Where ether is moved from: an asset of the report, or all my own stake with an operator. */
export type MoveFrom = { asset: AssetId } | { operator: Address }
/** And to: a token of Ethereum, or an operator, as a deposit in a strategy. */
export type MoveTo = { token: Address } | { operator: Address; strategy: Address }

export type WhatIf = {
  before: ExposureReport
  after: ExposureReport /** What was moved: no more than was there. */
  moved: Wei
}

/** The commands about it, with their input and output. */
export type ExposureProcedures = {
  /** Who secures what an account (null: every account) holds. Without `fresh`, what this browser session knows will do. */
  'exposure.read': { input: { account: Address | null; fresh: boolean }; output: ExposureReport }
  /** The same before and after ether worth `amount` was moved; nothing is sent. */
  'exposure.whatIf': {
    input: { account: Address | null; from: MoveFrom; to: MoveTo; amount: Wei }
    output: WhatIf
  }
}
