import type { Address, Hex } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { Sentence } from '../protocols/sentence.ts'
import type {
  Detail,
  IntentFacts,
  Position,
  ProtocolStatus,
  RateUnit,
  Status,
  Token,
  TransactionCall,
} from '../protocols/types.ts'
import type { Wad, Wei } from '../units.ts'
import type { Alarm, AlarmSettings } from './alarms.ts'
import type { DelegationRisk } from './delegation.ts'
import type { MarketRow } from './markets.ts'
import type { ExposureChange } from './slashing.ts'

export type { Alarm, AlarmSettings } from './alarms.ts'
export type { DelegationRisk, OperatorSetRisk } from './delegation.ts'
export type { DailySample, MarketRow, MarketSource } from './markets.ts'

/**
 * Everything a view can see: one plain object, owned by the background. A view gets it whole when it connects, then
 * patches of its top-level keys. No secret is ever in it.
 */
export type Mirror = {
  phase: Phase
  /** What is built in and never changes while the worker lives: what views need to name an address. */
  registry: Registry
  /** Persistent banners: a failed write, a vault recovered from its second copy, settings that were not ours. */
  notices: readonly Notice[]
  settings: Settings
  accounts: readonly Account[]
  selected: Address | null
  /** One for each account and chain: see lib/portfolio/key.ts. */
  portfolios: Readonly<Record<PortfolioKey, Portfolio>>
  refresh: Refresh
  /** Every redemption rate that is known, with its unit and age. */
  rates: readonly RateRow[]
  /** What protocols have switched off. */
  statuses: readonly StatusRow[]
  /** How far the search for tickets in logs has come. */
  scans: readonly ScanRow[]
  /** Market prices of what is held, beside the rates. */
  markets: readonly MarketRow[]
  preferences: Preferences
  /** What changed, newest first. */
  alarms: readonly Alarm[]
  alarmSettings: AlarmSettings
  endpoints: readonly EndpointHealth[]
  approvals: readonly ApprovalView[]
  activity: readonly ActivityEntry[]
  connections: readonly Connection[]
}

/** The built-in names a view may show as trusted (D15). Addresses in any case; compare them in lower case. */
export type Registry = {
  chains: readonly ChainInfo[]
  /** Names of protocols by id: proper nouns. */
  protocols: readonly { id: string; name: string }[]
  /** Every token of every protocol. */
  tokens: readonly Token[]
  /** Contracts, strategies and operators. */
  names: readonly { address: Address; name: string }[]
}

/** One chain we know. */
export type ChainInfo = {
  id: number
  name: string
  /** The time between two blocks, for countdowns and estimates; may be a fraction, null where nobody states one. */
  blockSeconds: number | null
  /** What pays for gas there. Only `ETH` is ether. */
  currency: string
  /** Whether pages may use it; the others are only looked at. */
  offered: boolean
}

/**
 * `new`: no vault yet. `locked`, `unlocked`. `damaged`: neither copy of the vault opens or parses; nothing is overwritten.
 * `newer`: written by a later version of Bowline; nothing is touched.
 */
export type Phase = 'starting' | 'new' | 'locked' | 'unlocked' | 'damaged' | 'newer'

export type Notice = {
  id: 'write-failed' | 'recovered-from-copy' | 'older-copy' | 'record-rejected'
  sentence: Sentence
}

export type Settings = {
  language: 'auto' | 'en' | 'zh-CN'
  theme: 'auto' | 'light' | 'dark'
  autoLockMinutes: number
  /** Also answer as `window.ethereum`. Off unless the user turns it on. */
  windowEthereum: boolean
  /** Developer switch: http on loopback is allowed, for endpoints and for pages. */
  developer: boolean
  /** Names and pictures may be fetched from where operators and AVSs say. Off unless the user turns it on. */
  descriptions: boolean
  /** RPC URLs in the user's order, by decimal chain id. */
  endpoints: Readonly<Record<string, readonly string[]>>
}

export type Account = {
  address: Address
  name: string
  /** `hd`: from a recovery phrase. `key`: an imported private key. `watch`: no key here. */
  kind: 'hd' | 'key' | 'watch'
  /** For `hd`: which recovery phrase, and the derivation path. */
  seedId?: string
  path?: string
  hidden: boolean
}

/** `<chain id>:<account>` */
export type PortfolioKey = `${number}:${Address}`

/** One account on one chain: last known values, each row with the block it was read at. */
export type Portfolio = {
  account: Address
  chainId: number
  /** Newest block any row was read at; null before the first read. */
  block: BlockRef | null
  rows: readonly PortfolioRow[]
  /** Protocols that failed in the last refresh; their rows (if any) keep their older block. */
  failures: readonly { protocol: string; error: ErrorInfo }[]
  /** Ether in US dollars, 8 decimals, and when the feed was last updated; null when unreadable. */
  etherPrice: { answer: bigint; decimals: number; updatedAt: bigint; block: BlockRef } | null
}

export type BlockRef = { number: bigint /** Unix seconds. */; timestamp: bigint }

export type PortfolioRow = {
  position: Position
  block: BlockRef
  /** Worth in wei by redemption rate, rounded down; null when the rate is unknown (never zero instead). */
  value: Wei | null
  /** Ether per whole token used for `value`; null for ether itself or when unknown. */
  rate: Wad | null
}

/** The refresh of everything: `running` while any chain is being read, `error` of the last that failed. */
export type Refresh = {
  running: boolean /** ms */
  startedAt: number | null /** ms */
  finishedAt: number | null
  error: ErrorInfo | null
  /** Chain by chain, those with an endpoint: one that is slow or dead holds up no other. */
  chains: readonly ChainRefresh[]
}
export type ChainRefresh = {
  chainId: number
  running: boolean /** ms */
  finishedAt: number | null
  error: ErrorInfo | null
}

/** A redemption rate by its protocol's accounts. */
export type RateRow = {
  chainId: number
  token: Address
  /** In `unit` per whole token, 1e18 = 1. */
  wad: Wad
  unit: RateUnit
  /** The same multiplied through to ether; null where a link is missing. Bitcoin is valued by a market feed. */
  ether: Wad | null
  /** Unix seconds of the protocol's last write; null when it is computed at every call, or the contract does not say. */
  writtenAt: bigint | null
  block: BlockRef
}

export type StatusRow = (Status | ProtocolStatus) & { chainId: number; protocol: string; block: BlockRef }

/**
 * Searches for tickets that have not seen every block yet. Accounts whose searches stand alike share a row: with many
 * accounts and many kinds of tickets there are thousands of searches, and nearly all of them go on together.
 */
export type ScanRow = {
  chainId: number
  accounts: readonly Address[]
  /** Ids of the searches, each of every one of these accounts. */
  scans: readonly string[]
  /** Of the one that is least far, 0 to 1. */
  progress: number
  /** What stopped it for now; it goes on with the next refresh. */
  error: ErrorInfo | null
}

/** What the user wants to see and count. Position keys are `<chain id>:<account>:<position id>`. */
export type Preferences = {
  /** Not shown in lists; still counted. */
  hidden: readonly string[]
  /** Not counted in totals; still shown. */
  excluded: readonly string[]
  /** ERC-20 tokens the user added: never valued, for nobody vouches for them. */
  tokens: readonly Token[]
  /** A discount to redemption beyond this is said on the first screen. 1e18 = 100 %. */
  discountAlert: Wad
}

export type EndpointHealth = {
  chainId: number
  url: string
  state: 'untried' | 'ok' | 'failing' | 'wrong-chain'
  error: ErrorInfo | null
  latencyMs: number | null
  blockNumber: bigint | null
  /** Whether the endpoint offers eth_simulateV1; null until tried. */
  simulates: boolean | null
}

/** Who asks. `bowline` is the wallet's own popup. First seen and connected since in ms. */
export type Requester = {
  origin: string
  /** ASCII host, and the registrable domain inside it, for display. */
  host: string
  registrableDomain: string
  /** Mixed scripts or punycode: shown as a warning. */
  suspicious: boolean
  firstSeen: number
  connectedSince: number | null
}

/** One request that waits for the user, as the approval window shows it. */
export type ApprovalView = {
  id: string
  /** Digest of exactly what is shown and will be signed; the answer must repeat it. Changes with every revision. */
  digest: Hex
  requester: Requester
  chainId: number
  createdAt: number
  request: ApprovalRequest
  /** Hangs on the record, never changes it. Null while being worked out. */
  explanation: Explanation | null
  state: 'waiting' | 'working' | 'failed'
  error: ErrorInfo | null
}

export type ApprovalRequest =
  | { kind: 'connect'; candidates: readonly Address[] }
  | { kind: 'unlock' }
  | {
      kind: 'transaction'
      account: Address
      transaction: ProposedTransaction
      replaces: Hex | null
      /** Ids of the exits of this account that it finishes, when it was opened for them. */
      finishes?: readonly string[]
    }
  | {
      kind: 'message'
      account: Address /** The signed bytes. */
      bytes: Hex /** Null when not valid UTF-8. */
      text: string | null
    }
  | {
      kind: 'typed-data'
      account: Address /** The validated payload as canonical JSON text. */
      json: string
      primaryType: string
    }

/** Exactly what will be signed: EIP-1559 only. Gas in units, fees in wei per gas. Null fields are still being read. */
export type ProposedTransaction = TransactionCall & {
  gas: bigint | null
  maxFeePerGas: Wei | null
  maxPriorityFeePerGas: Wei | null
  nonce: number | null
  /** Which speed the fees come from. */
  speed: 'slow' | 'normal' | 'fast' | 'custom'
  /** The three speeds on offer; null until the fee history was read. */
  quotes: Readonly<Record<'slow' | 'normal' | 'fast', FeeQuote>> | null
  baseFeePerGas: Wei | null
}
export type FeeQuote = { maxFeePerGas: Wei; maxPriorityFeePerGas: Wei }

export type Explanation = {
  title: Sentence
  /** Protocol or standard that decoded it; `unknown` when none did. */
  protocol: string
  action: string
  details: readonly Detail[]
  facts: IntentFacts
  /** Name of the target when it is in the embedded registry. */
  targetName: string | null
  /** Decoded words of an unknown call: selector and 32-byte words. */
  words: { selector: Hex; words: readonly Hex[] } | null
  changes: readonly Change[]
  simulation: SimulationOutcome
  delegation: DelegationRisk | null
  /** What slashing could take before and after; null when the call changes nothing of it, `unread` when nobody can say. */
  exposure: ExposureChange | 'unread' | null
  warnings: readonly Warning[]
}

/** One line of before and after. A null side did not exist. */
export type Change = {
  id: string
  label: Sentence
  before: ChangeValue | null
  after: ChangeValue | null
}
export type ChangeValue =
  | { type: 'amount'; amount: bigint; decimals: number; symbol: string; token: Address | null }
  | { type: 'unlimited'; symbol: string; token: Address | null }
  | { type: 'address'; address: Address; name?: string }
  | { type: 'sentence'; sentence: Sentence }

export type SimulationOutcome =
  | { status: 'pending' }
  | { status: 'ok'; block: BlockRef; gasUsed: bigint }
  | { status: 'reverts'; block: BlockRef; reason: RevertReason }
  /** The endpoint does not offer it, or did not answer: the effects are not checked. */
  | { status: 'unavailable'; error: ErrorInfo }
  /** Nothing on chain happens (messages, typed data). */
  | { status: 'none' }

export type RevertReason =
  | {
      type: 'named'
      name: string /** Decoded arguments, made harmless. */
      args: readonly string[]
      sentence: Sentence | null
    }
  | { type: 'message'; text: string }
  | { type: 'panic'; code: bigint }
  | { type: 'unknown'; data: Hex }

export type WarningLevel = 'info' | 'caution' | 'danger' | 'blocked'
export type Warning = { id: string; level: WarningLevel; sentence: Sentence }

export type ActivityEntry = {
  /** Stable id of the user's action: kept over speed-up and cancel. */
  id: string
  account: Address
  chainId: number
  origin: string
  nonce: number
  title: Sentence
  /** Every transaction signed for this nonce by this entry, newest last. */
  hashes: readonly Hex[]
  /** `cancelled`: the chain took the cancellation. `replaced`: it took a transaction that this entry does not know. */
  status: 'signed' | 'pending' | 'confirmed' | 'failed' | 'cancelled' | 'replaced' | 'dropped'
  /** The hash the chain took, with its block; null until then. */
  included: { hash: Hex; block: BlockRef; gasUsed: bigint; effectiveGasPrice: bigint } | null
  maxFeePerGas: Wei
  maxPriorityFeePerGas: Wei
  createdAt: number
  error: ErrorInfo | null
  /** Ids of the exits it was sent to finish. */
  finishes?: readonly string[]
}

export type Connection = {
  origin: string
  accounts: readonly Address[]
  chainId: number
  firstSeen: number
  connectedSince: number
  lastUsed: number
}
