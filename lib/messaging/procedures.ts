import type { Address, Hex } from 'viem'
import type { TokenUnits, Wad } from '../units.ts'
import type { AlarmProcedures } from './alarms.ts'
import type { DirectoryProcedures } from './directory.ts'
import type { ExposureProcedures } from './exposure.ts'
import type { Comparison } from './leaving.ts'
import type { DailySample, Settings } from './mirror.ts'
import type { PodAction, PodReport, PodTarget, ProofsReport, SlashReport } from './restaking.ts'
import type { RewardProcedures } from './rewards.ts'
import type { SlashingReport, SlashRehearsal, SlashTarget } from './slashing.ts'
import type { YieldReport } from './yields.ts'

/** Commands without a file of their own. */
type GeneralProcedures = {
  /** A fresh recovery phrase for the create screen. Nothing is stored. */
  'vault.generatePhrase': { input: { words: 12 | 24 }; output: { phrase: string } }
  /** First wallet on this browser: sets the password and stores the phrase, key or watched address. */
  'vault.create': { input: { password: string; source: AccountSource }; output: { address: Address } }
  'vault.unlock': { input: { password: string }; output: null }
  'vault.lock': { input: null; output: null }
  'vault.changePassword': { input: { current: string; next: string }; output: null }
  /** Shows a secret; the password is checked in the same message. `what`: a seed's phrase or one account's private key. */
  'vault.reveal': {
    input: { password: string; what: { seedId: string } | { address: Address } }
    output: {
      secret: string /** The phrase alone does not lead to the accounts: this belongs to it. */
      passphrase?: string
    }
  }
  /** Removes everything, for good. The password is not asked for, since it may be what was forgotten; the text must match. */
  'vault.reset': { input: { confirm: 'delete everything' }; output: null }
  'accounts.add': { input: { source: AccountSource }; output: { address: Address } }
  /** The next account of a recovery phrase that is already here. */
  'accounts.derive': { input: { seedId: string }; output: { address: Address } }
  /** Addresses a phrase leads to, with what was found on chain; activity is null when the endpoint did not answer. */
  'accounts.discover': {
    input: { phrase: string; passphrase?: string; scheme: DerivationScheme; offset: number; count: number }
    output: {
      candidates: readonly { address: Address; path: string; activity: { nonce: number; balance: bigint } | null }[]
    }
  }
  'accounts.rename': { input: { address: Address; name: string }; output: null }
  'accounts.reorder': { input: { addresses: readonly Address[] }; output: null }
  'accounts.setHidden': { input: { address: Address; hidden: boolean }; output: null }
  'accounts.remove': { input: { address: Address; password: string }; output: null }
  'accounts.select': { input: { address: Address }; output: null }
  'settings.update': { input: Partial<Omit<Settings, 'endpoints'>>; output: null }
  /** Tries an endpoint without keeping it. Throws EndpointError with what was wrong. */
  'endpoints.test': {
    input: { url: string; chainId: number }
    output: { latencyMs: number; blockNumber: bigint; simulates: boolean }
  }
  'endpoints.set': { input: { chainId: number; urls: readonly string[] }; output: null }
  /**
   * Opens an approval, with Bowline as the requester, for the transaction that finishes these exits of one batch, read
   * anew. Pressed twice it opens one. Throws NotFinishableError, AlreadySentError, WatchedAccountError.
   */
  'exits.finish': { input: { chainId: number; account: Address; ids: readonly string[] }; output: null }
  /** The ways out of an amount (smallest unit) of a token, read now. */
  'exits.compare': {
    input: { chainId: number; account: Address; token: Address; amount: TokenUnits }
    output: Comparison
  }
  /** What slashing could take of an account's stake now, by the model, from a fresh reading. */
  'slashing.read': { input: { account: Address }; output: SlashingReport }
  /** The contracts take `size` of every allocation of these sets, in their order, in one simulation; see SlashRehearsal. */
  'slashing.rehearse': {
    input: { account: Address; targets: readonly SlashTarget[]; size: Wad }
    output: SlashRehearsal
  }
  'positions.refresh': { input: { account: Address | null }; output: null }
  /** What a token earned lately. Without `fresh`, the report of this browser session will do, however old: it says when. */
  'yields.read': { input: { chainId: number; token: Address; fresh: boolean }; output: YieldReport }
  /** The days that were noted of a token, oldest first; of a copy, its original's on Ethereum must be asked. */
  'markets.history': { input: { chainId: number; token: Address }; output: readonly DailySample[] }
  /**
   * What an account (null: every account) held over time, chain by chain: the stored history and the values on screen as
   * one more sample, as texts for lib/portfolio/historyStored.ts to parse. Much of it at once, so it is not taken apart and
   * put together again on the way.
   */
  'history.read': {
    input: { account: Address | null }
    output: readonly { account: Address; chainId: number; stored: string | null; now: string | null }[]
  }
  'preferences.update': { input: { discountAlert: Wad }; output: null }
  /** Hides or excludes one position; what is not given stays as it is. */
  'preferences.mark': { input: { position: string; hidden?: boolean; excluded?: boolean }; output: null }
  /** What a contract says of itself. `symbol` is null when it cannot be shown. Throws KnownTokenError, NotTokenError. */
  'tokens.lookUp': {
    input: { chainId: number; address: string }
    output: { address: Address; symbol: string | null; decimals: number }
  }
  /** Adds a token as it was looked up and shown. Throws TokenChangedError when it now says something else. */
  'tokens.add': { input: { chainId: number; address: Address; symbol: string | null; decimals: number }; output: null }
  'tokens.remove': { input: { chainId: number; address: Address }; output: null }
  /** The approval window is open and showing `digest`; starts nothing, moves the record to `shown`. */
  'approvals.shown': { input: { id: string; digest: Hex }; output: null }
  'approvals.approve': {
    input: { id: string; digest: Hex /** For connect: what the user ticked. */; accounts?: readonly Address[] }
    output: null
  }
  'approvals.reject': { input: { id: string }; output: null }
  'approvals.rejectAll': { input: { origin: string | null }; output: null }
  /** New fees make a new revision with a new digest. */
  'approvals.setFees': { input: { id: string; fees: FeeChoice }; output: null }
  'connections.revoke': { input: { origin: string }; output: null }
  'connections.setAccounts': { input: { origin: string; accounts: readonly Address[] }; output: null }
  /** Opens an approval for a replacement of a pending transaction, with Bowline as the requester. */
  'activity.replace': { input: { id: string; how: 'speed-up' | 'cancel' }; output: null }
  /** The account's EigenPod, created or not, read now. While a search through its logs goes on, ask again. */
  'pods.read': { input: PodTarget; output: PodReport }
  /** What a file of proofs (its text) proves of the pod at this block. Throws ProofFileError, PodActionError. */
  'pods.checkProofs': { input: PodTarget & { file: string }; output: ProofsReport }
  /**
   * Opens an approval, with Bowline as the requester, for a transaction of the pod's owner. Throws PodActionError,
   * ProofFileError, WatchedAccountError, AlreadyAskingError, AlreadySentError.
   */
  'pods.act': { input: PodTarget & { action: PodAction }; output: null }
  /** The slashes that hit an account, or may have. While a search through the logs goes on, ask again. */
  'slashes.read': { input: PodTarget; output: SlashReport }
  'notices.dismiss': { input: { id: string }; output: null }
}

/**
 * Every command a view can give, with its input and output. The background's handler map must cover it or the build
 * fails. Errors arrive as RemoteError with the name, code and message that were thrown.
 */
export type Procedures = GeneralProcedures &
  AlarmProcedures &
  DirectoryProcedures &
  ExposureProcedures &
  RewardProcedures

export type AccountSource =
  | { kind: 'phrase'; phrase: string; passphrase?: string; paths: readonly string[] }
  | { kind: 'key'; privateKey: Hex | string; name?: string }
  | { kind: 'watch'; address: string; name?: string }

/** `standard`: m/44'/60'/0'/0/i. `ledger-live`: m/44'/60'/i'/0/0. `ledger-legacy`: m/44'/60'/0'/i. Or a path with one `x`. */
export type DerivationScheme = 'standard' | 'ledger-live' | 'ledger-legacy' | { custom: string }

export type FeeChoice =
  | { speed: 'slow' | 'normal' | 'fast' }
  | { speed: 'custom'; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint; gas?: bigint }

export type ProcedureName = keyof Procedures
export type Input<name extends ProcedureName> = Procedures[name]['input']
export type Output<name extends ProcedureName> = Procedures[name]['output']
