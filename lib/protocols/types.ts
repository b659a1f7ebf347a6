import type { Address, Hex } from 'viem'
import type { Shares, TokenUnits, Wad } from '../units.ts'
import type { Sentence, Value } from './sentence.ts'

/** One contract read: plain data, so that it can be batched, cached, simulated and compared. */
export type Call = { to: Address; data: Hex }

/** What came back for a call: its return data, or its revert data (`0x` when there was none). */
export type Answer = { ok: boolean; data: Hex }

/**
 * A plan: yields rounds of calls, is handed their answers in the same order, returns the result. It never does I/O; the
 * engine in lib/portfolio advances all plans together and answers each round of all of them with one request.
 */
export type Read<result> = Generator<readonly Call[], result, readonly Answer[]>

/** A token we know by chain and address. Symbols collide; addresses don't. */
export type Token = {
  address: Address
  symbol: string
  name: string
  decimals: number
  /** Balance grows by itself (stETH, eETH), so it is never cached as constant. */
  rebasing: boolean
}

/**
 * What to call a strategy's underlying asset. `known` tokens are ours; of any other, symbol and decimals are what the
 * token itself claims, made harmless, and null when unusable. Null decimals: show the raw integer.
 */
export type Asset = { symbol: string | null; decimals: number | null; known: boolean }

/** How much ether one whole token redeems for. `wad`: ether per token, 1e18 = 1. Never a market price. */
export type Rate = { token: Address; wad: Wad }

/** What one account holds in one protocol at one block. Ether values are derived from rates elsewhere, never stored. */
export type Position = TokenPosition | RestakedPosition | DelegationPosition | WithdrawalPosition

type PositionBase = {
  /** Stable over refreshes, unique within the account: `<protocol>:<kind>:<key>`. */
  id: string
  protocol: string
}

/** A plain balance: ether (`token` null) or a token. */
export type TokenPosition = PositionBase & { kind: 'token'; token: Token | null; balance: TokenUnits }

/** A deposit in an EigenLayer strategy, with slashing taken off. */
export type RestakedPosition = PositionBase & {
  kind: 'restaked'
  strategy: Address
  /** Underlying token; null for native restaked ether. */
  token: Address | null
  asset: Asset
  /** Deposit shares: never fall on a slash. */
  depositShares: Shares
  /** What could be taken out now, in shares. */
  withdrawableShares: Shares
  depositScalingFactor: Wad
  /** withdrawable in units of the underlying token, rounded down as the strategy pays it. */
  withdrawable: TokenUnits
  /** What the deposit would be worth had nothing been slashed since it entered, same unit. */
  deposited: TokenUnits
  /** `deposited - withdrawable`, never negative; what is only rounding (below 1e6 units of 18 decimals) counts as zero. */
  lost: TokenUnits
}

/** To whom the account's restaked stake is delegated. Absent when undelegated. */
export type DelegationPosition = PositionBase & { kind: 'delegation'; operator: Address }

/** A queued EigenLayer withdrawal. */
export type WithdrawalPosition = PositionBase & {
  kind: 'withdrawal'
  root: Hex
  withdrawal: Withdrawal
  entries: readonly WithdrawalEntry[]
  /** First block at which `completeQueuedWithdrawal` succeeds: startBlock + delay + 1. */
  completableBlock: bigint
  /** Last block, inclusive, at which a slash still takes from it: startBlock + delay. */
  slashableUntil: bigint
  /**
   * Whether the block the position was read at is `completableBlock` or later. A transaction sent one block earlier would
   * succeed too, but its own gas estimate, which runs at the latest block, would not.
   */
  completable: boolean
  /** Whether the operator it was queued under could slash it at that block. False when it was queued undelegated. */
  slashable: boolean
}

/** The struct that `completeQueuedWithdrawal` takes, field for field. */
export type Withdrawal = {
  staker: Address
  delegatedTo: Address
  withdrawer: Address
  nonce: bigint
  startBlock: bigint
  strategies: readonly Address[]
  scaledShares: readonly Shares[]
}

export type WithdrawalEntry = {
  strategy: Address
  /** Underlying token; null for native restaked ether. */
  token: Address | null
  asset: Asset
  scaledShares: Shares
  /** What it pays now in shares, after slashing. */
  sharesNow: Shares
  /** What it pays now in units of the underlying token, rounded down. */
  amountNow: TokenUnits
  /** What was asked for when it was queued, in units of the token at today's share price. */
  amountQueued: TokenUnits
}

/** What a page asks the account to send, or what a nested call contains. */
export type TransactionCall = { to: Address | null; data: Hex; value: bigint }

/** What a call does, in words, and the facts that the safety rules look at. */
export type Intent = {
  /** Id of the protocol folder that decoded it, or `erc20`, `ether`, `unknown`. */
  protocol: string
  /** The function's own name, or `transfer`, `create`, `unknown`. */
  action: string
  /** One sentence that says what happens. */
  title: Sentence
  /** Every further fact the user should see, in reading order. */
  details: readonly Detail[]
  facts: IntentFacts
}

export type Detail = { label: Sentence; value: Value }

/** Machine-readable facts; the rules in lib/safety read these and nothing else of an intent. */
export type IntentFacts = {
  /** Allowances the call sets. `amount` in token units. */
  allowances?: readonly { token: Address; spender: Address; amount: bigint; unlimited: boolean }[]
  /** Where assets or rights go. The account itself is listed too; the rules compare. */
  recipients?: readonly { role: 'recipient' | 'withdrawer' | 'staker' | 'claimer'; address: Address }[]
  /** The operator stake is delegated to by this call. */
  operator?: Address
  /** EigenLayer strategies that stake enters or leaves. */
  strategies?: readonly Address[]
  /** A token passed beside a strategy, to compare with the strategy's underlying. */
  strategyTokens?: readonly { strategy: Address; token: Address }[]
  /** Anomalies of the encoding: shown as caution or danger. */
  trailingBytes?: Hex
  dirtyPadding?: boolean
  /** Whom a plain payment goes to: expected to be somebody else, so only odd addresses are worth a warning. */
  payees?: readonly Address[]
  /** Name of the protocol whose functions are called at an address that is not one of its contracts. */
  lookalike?: string
  /** Nested calls that could not be looked into: too deep, too many, or not readable. */
  unverified?: boolean
  /** Unix seconds after which a signature gives nothing any more. */
  deadline?: bigint
  /** What a signature (typed data) binds itself to. Null fields are absent from its domain. */
  domain?: { name: string | null; chainId: string | null; verifyingContract: Address | null }
  /** Further anomalies a decoder noticed, as sentences of level caution. */
  notes?: readonly Sentence[]
  /** The same of level danger: what cannot be undone, or what only an attacker would ask for. */
  dangers?: readonly Sentence[]
  /** The same of level blocked: nothing honest looks like this. */
  blocked?: readonly Sentence[]
}

/** What every protocol folder exports as `protocol`. Nothing in it does I/O. */
export type Protocol = {
  id: string
  /** Name on screen; a proper noun, the same in every language. */
  name: string
  /** Every token this folder knows. */
  tokens: readonly Token[]
  /** Contracts a person may be sent to in good faith, with their name; the embedded registry is the sum of these. */
  contracts: readonly { address: Address; name: string }[]
  /**
   * Every holding that is not zero; ether always. Throws PartialReadError when some of them could not be read: it carries
   * those that could.
   */
  read(account: Address): Read<readonly Position[]>
  /** Redemption rates of this protocol's tokens; account-independent. Absent when it has none. */
  readRates?(): Read<readonly Rate[]>
  /**
   * What `call` does, or undefined when it is not ours. Throws CalldataError (params fail the parser) when a known
   * selector's arguments do not decode; otherwise never throws on hostile calldata.
   */
  decode?(call: TransactionCall, account: Address): Intent | undefined
  /** Custom errors of this protocol's contracts, as ABI signatures: `error WithdrawalDelayNotElapsed()`. */
  errors?: readonly string[]
}
