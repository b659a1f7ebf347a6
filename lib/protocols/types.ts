import type { Address, Hex } from 'viem'
import type { Shares, TokenUnits, Wad } from '../units.ts'
import type { Restaking } from './restaking.ts'
import type { Sentence, Value } from './sentence.ts'
import type { Ticket, TicketScan } from './ticketScan.ts'

export type { Ticket, TicketScan }

/** One contract read: plain data, so that it can be batched, cached, simulated and compared. */
export type Call = { to: Address; data: Hex }

/** What came back for a call: its return data, or its revert data (`0x` when there was none). */
export type Answer = { ok: boolean; data: Hex }

/**
 * A plan: yields rounds of calls, is handed their answers in the same order, returns the result. It never does I/O; the
 * engine in lib/portfolio advances all plans together and answers each round of all of them with one request.
 */
export type Read<result> = Generator<readonly Call[], result, readonly Answer[]>

/** A token we know by chain and address. Symbols collide; addresses don't, on one chain. */
export type Token = {
  chainId: number
  address: Address
  symbol: string
  name: string
  decimals: number
  /** Balance grows by itself (stETH, eETH), so it is never cached as constant. */
  rebasing: boolean
  /** `lst`: staked ether. `lrt`: restaked, also through a vault. `bitcoin`: a bitcoin token. `plain`: WETH and whatever earns nothing by itself. */
  kind: 'lst' | 'lrt' | 'bitcoin' | 'plain'
  /** For a copy on another chain: the token on Ethereum whose rate values it. A copy has no rate of its own. */
  rateOf?: Address
  /** ISO date since which the protocol is winding down; users can still get out. */
  sunset?: string
}

/**
 * What to call a strategy's underlying asset. `known` tokens are ours; of any other, symbol and decimals are what the
 * token itself claims, made harmless, and null when unusable. Null decimals: show the raw integer.
 */
export type Asset = { symbol: string | null; decimals: number | null; known: boolean }

/** What a rate is counted in: ether, bitcoin, or one whole token at this address on the same chain. */
export type RateUnit = 'ether' | 'bitcoin' | Address

/**
 * How much one whole token redeems for by its protocol's own accounts. `wad`: units of `unit` per whole token, 1e18 = 1;
 * for a unit that is a token, whole tokens of it. Never a market price.
 */
export type Rate = {
  token: Address
  wad: Wad
  /** Ether when absent. lib/portfolio multiplies a token unit through until it is ether or bitcoin. */
  unit?: RateUnit
  /** Unix seconds at which the protocol last wrote it; absent when the contract computes it at every call, or does not say. */
  writtenAt?: bigint
}

/** What the protocol itself has switched off at the block it was read at. Only what is off, or ends by itself, is listed. */
export type Status = {
  token: Address
  what: 'mint' | 'transfer' | 'request' | 'claim' | 'instant' | 'rate'
  /** Unix seconds at which it ends by itself; null when somebody has to end it. */
  until: bigint | null
  /** More than "paused", where there is more to say. */
  note?: Sentence
}

/** The same of the protocol as a whole; `note` says what. */
export type ProtocolStatus = { token: null; what: 'protocol'; until: bigint | null; note: Sentence }

/** What one account holds in one protocol at one block. Ether values are derived from rates elsewhere, never stored. */
export type Position = TokenPosition | RestakedPosition | DelegationPosition | WithdrawalPosition | ExitPosition

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
  /** The strategy says that it is a vault with a lock. */
  vault?: DurationVault
}

/** A strategy that locks its deposits for a time, by its own word. While it is locked, leaving its operator is refused too. */
export type DurationVault = {
  state: 'deposits' | 'locked' | 'withdrawals'
  /** Unix seconds at which the lock ends by itself; null when it is not locked, or does not say. */
  unlockAt: bigint | null
  /** Who may end the lock before its time; null when it does not say. */
  arbitrator: Address | null
  /** What it secures; null when it does not say. */
  set: { avs: Address; id: number } | null
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
  /**
   * What stops it although its time has come: the contract pays nothing out, or the account's own pod does not hold enough
   * checkpointed ether. Absent when nothing does, and before its time.
   */
  obstacle?: 'paused' | 'unfunded'
  /** Queued before slashing came in April 2025: the contract lists it nowhere, it was found in the logs. */
  old?: true
}

/** What can be finished by a transaction once its time has come. */
export type FinishablePosition = WithdrawalPosition | ExitPosition

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

/**
 * A way out of a token that has begun and is not paid yet: a ticket of a queue, an entry of a list, a share of an epoch.
 * EigenLayer's own withdrawals are WithdrawalPosition.
 */
export type ExitPosition = PositionBase & {
  kind: 'exit'
  ticket: {
    /** The queue that pays. */
    contract: Address
    /** What the queue calls it: a token id or an index; null where an account has at most one. */
    number: bigint | null
    /** A bearer ticket (an NFT): who moves it, moves the claim. */
    transferable: boolean
  }
  /** What was handed in, and how much where the contract keeps it. */
  given: { token: Address; asset: Asset; amount: TokenUnits | null }
  /** What it is paid in: null is ether. */
  paid: { token: Address | null; asset: Asset }
  /**
   * What a claim would pay if it were settled at this block, or what it was settled at, in the smallest unit of `paid`,
   * rounded as the contract does, fees taken off. Null where the contract does not say.
   */
  amountNow: TokenUnits | null
  /** What was promised when it was asked for, same unit; null where the contract keeps none. */
  amountAsked: TokenUnits | null
  /** By the contract's own word. `completable`: a claim sent now succeeds. `frozen`: an admin or a pause stands in the way. */
  state: 'waiting' | 'completable' | 'frozen'
  /** What has to pass, in order; empty when it is completable. */
  delay: readonly ExitDelay[]
  /** Whether a loss before it is settled still lowers what it pays. */
  repricing: boolean
  /** Exits of one protocol with the same `batch` can be finished by one transaction. Null: this account cannot finish it. */
  finish: { batch: string } | null
  /** Anything else worth saying, such as why it is frozen. */
  note?: Sentence
}

/**
 * One thing an exit waits for. `block` and `time` (Unix seconds) are the first at which it is over, where the contract
 * says so; both null when nobody can know (an oracle report, a queue before it). `since` is where it began, for drawing.
 */
export type ExitDelay = {
  /**
   * `cooldown`: a fixed wait. `epoch`: the end of a period. `report`: the protocol's next oracle report or finalisation.
   * `queue`: those before it. `liquidity`: ether or tokens in a buffer. `operator`: somebody has to unlock or process it.
   */
  what: 'cooldown' | 'epoch' | 'report' | 'queue' | 'liquidity' | 'operator'
  over: boolean
  block: bigint | null
  time: bigint | null
  since?: { block?: bigint; time?: bigint }
}

/** What a plan may know beside the account. */
export type ReadContext = {
  chainId: number
  /**
   * Tickets that logs handed to the account so far, ascending, whoever holds them now; `complete` once every block up to
   * about the latest was looked through. A plan asks the contract about each; it never believes a log alone. To ask is also
   * to want the search to go on; with `search` false a plan only looks at what is known.
   */
  tickets(scan: string, search?: boolean): { found: readonly Ticket[]; complete: boolean }
}

/** One way to leave a token with an amount of it, by the protocol's own contracts. Markets are lib/portfolio's. */
export type Way = {
  kind: 'queue' | 'instant' | 'unwrap'
  /** What it is paid in: null is ether, or, when the asset is not known, what no chain of ours holds (bitcoin). */
  paid: { token: Address | null; asset: Asset }
  /** What it would pay at this block, fees taken off, rounded down; null when it cannot be told. */
  receives: TokenUnits | null
  /** The part withheld of what the amount is worth at the rate; null when unknown. */
  fee: Wad | null
  /** What the wait is made of, with what the contract says of its length in seconds (null: it does not). */
  delay: readonly { what: ExitDelay['what']; seconds: bigint | null }[]
  /** The most that can be taken this way now, in the token given; null: no limit known. */
  most: TokenUnits | null
  /** Why it is shut for this account or this amount now. */
  closed: Sentence | null
}

/**
 * Where a market price of a token can be read. Prices are `other` per token; sources that repeat the protocol's own rate are
 * none. Pools pair coins of 18 decimals.
 */
export type Market = {
  chainId: number
  token: Address
  /** Confidence and origin are in a comment beside the entry. */
  source:
    | { kind: 'feed'; feed: Address; quote: 'ether' | 'dollar' | 'bitcoin'; heartbeat: bigint; deviation: Wad }
    | { kind: 'uniswapV3'; pool: Address; other: Address; fee: number }
    /**
     * `other` null: ether, wrapped or not. `indices`: what the pool's functions number its two coins with. Which number is
     * whose is asked of the pool with every quote, since few orders are known for certain.
     */
    | { kind: 'curve'; pool: Address; other: Address | null; indices: 'int128' | 'uint256' }
    /** A boosted pool: `other` is a share of an ERC-4626 vault of wrapped ether. */
    | { kind: 'balancerV3'; pool: Address; other: Address }
}

/**
 * Two forms of one holding that turn into each other at once, without a fee, by their rates (wstETH and stETH). A market of
 * one is a market of the other, and what a rebasing one earns shows in the rate of the other.
 */
export type Wrapper = { chainId: number; wrapped: Address; wrapper: Address }

/** A log in which a protocol writes its rate, so that its past can be read without an archive. */
export type RateLog = {
  token: Address
  contract: Address
  event: Hex
  /** The rate (as in `Rate.wad`), and Unix seconds where the log itself says when. Undefined for what does not parse. Never throws. */
  parse(log: { topics: readonly Hex[]; data: Hex }): { wad: Wad; time?: bigint } | undefined
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
  /** Chains `read` answers for; only Ethereum when absent. Elsewhere the engine reads the balances of `tokens` itself. */
  chainIds?: readonly number[]
  /**
   * Every holding that is not zero; ether always. Throws PartialReadError when some of them could not be read: it carries
   * those that could.
   */
  read(account: Address, context: ReadContext): Read<readonly Position[]>
  /** Logs to look through for tickets that `read` then asks about. */
  scans?: readonly TicketScan[]
  /** Redemption rates of this protocol's tokens on this chain (one of `chainIds`); account-independent. Absent when it has none. */
  readRates?(chainId: number): Read<readonly Rate[]>
  /** What is switched off now, on Ethereum. One round, account-independent. A call that fails is left out. */
  readStatus?(): Read<readonly (Status | ProtocolStatus)[]>
  /** Who restakes for the holders of its tokens, on Ethereum; account-independent. A list that fails says so by itself. */
  restakers?(): Read<readonly Restaking[]>
  /** Logs that hold past rates. */
  rateLogs?: readonly RateLog[]
  markets?: readonly Market[]
  /** Which tokens of this folder are two forms of one. */
  wrappers?: readonly Wrapper[]
  /** The ways out for an amount of a token of this folder, on Ethereum. Never throws for a closed way: it says why. */
  leave?(leaving: { token: Address; amount: TokenUnits; account: Address }): Read<readonly Way[]>
  /**
   * The transaction that finishes these exits, all of one `batch`, read anew at this block. Throws NotFinishableError when
   * they cannot be finished now.
   */
  finish?(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall>
  /**
   * What `call` does, or undefined when it is not ours. Throws CalldataError (params fail the parser) when a known
   * selector's arguments do not decode; otherwise never throws on hostile calldata.
   */
  decode?(call: TransactionCall, account: Address): Intent | undefined
  /** Custom errors of this protocol's contracts, as ABI signatures: `error WithdrawalDelayNotElapsed()`. */
  errors?: readonly string[]
}
