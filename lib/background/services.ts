import type { Address, Hex, TransactionSerializableEIP1559 } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import type { AlarmSettings } from '../messaging/alarms.ts'
import type { DirectoryProcedures } from '../messaging/directory.ts'
import type {
  Account,
  ApprovalRequest,
  Connection,
  DailySample,
  Explanation,
  Mirror,
  Phase,
  Preferences,
  Requester,
  Settings,
} from '../messaging/mirror.ts'
import type { AccountSource, FeeChoice, Input, Output, ProcedureName } from '../messaging/procedures.ts'
import type {
  ClaimRequest,
  ClaimsReport,
  FiguresReport,
  ImportedRoot,
  RateCoverage,
  RatesReport,
  RewardSources,
} from '../messaging/rewards.ts'
import type { Call, Read, ReadContext, Token } from '../protocols/types.ts'
import type { Wei } from '../units.ts'

/**
 * The rooms of the background and what each offers the others. Each is made by one `create…` function in the file of
 * its name; `index.ts` makes them in order and hands each the ones it needs. Nobody imports another's internals.
 */
export type Services = {
  state: State
  keeper: Keeper
  settings: SettingsStore
  selection: Selection
  preferences: PreferencesStore
  chain: Chain
  connections: Connections
  approvals: Approvals
  rpc: Rpc
  portfolio: PortfolioService
  samples: Samples
  markets: MarketsService
  yields: YieldsService
  slashing: SlashingService
  history: HistoryService
  exposure: ExposureService
  transactions: Transactions
  explainer: Explainer
  exits: Exits
  rewards: Rewards
  restaking: RestakingService
  alarms: AlarmsService
  directory: DirectoryService
}

/** The mirror the views see. One writer per top-level key: the service that owns it. */
export type State = {
  get(): Mirror
  patch(patch: Partial<Mirror>): void
  subscribe(listener: (patch: Partial<Mirror>) => void): () => void
}

/** Holds the keys. Signing throws LockedError (4100) when locked and UnknownAccountError (4100) for foreign or watched accounts. */
export type Keeper = {
  /** Resolves when the phase is known (stored records parsed, session key looked for). Await it before anything else. */
  ready: Promise<void>
  phase(): Phase
  accounts(): readonly Account[]
  create(password: string, source: AccountSource): Promise<Address>
  /** Derives the key, opens the vault, keeps the key in session memory. Never waits for the network. */
  unlock(password: string): Promise<void>
  /** Erases key, session key and caches; calls every onLock listener before it resolves. */
  lock(): Promise<void>
  changePassword(current: string, next: string): Promise<void>
  reveal(password: string, what: Input<'vault.reveal'>['what']): Promise<Output<'vault.reveal'>>
  reset(): Promise<void>
  addAccount(source: AccountSource): Promise<Address>
  deriveNext(seedId: string): Promise<Address>
  rename(address: Address, name: string): Promise<void>
  reorder(addresses: readonly Address[]): Promise<void>
  setHidden(address: Address, hidden: boolean): Promise<void>
  remove(address: Address, password: string): Promise<void>
  /** Something the user did: moves the auto-lock deadline. */
  touch(): void
  /** Serialised signed transaction. */
  signTransaction(account: Address, transaction: TransactionSerializableEIP1559): Promise<Hex>
  /** EIP-191 over exactly these bytes. */
  signMessage(account: Address, bytes: Hex): Promise<Hex>
  /** EIP-712 (v4) over a payload that lib/decode has validated. */
  signTypedData(account: Address, json: string): Promise<Hex>
  /** Authenticates records that are not secret (settings, connections). Null while locked. */
  authenticator(): RecordAuthenticator | null
  /** Called when the wallet locks; all are awaited before `lock` resolves. */
  onLock(listener: () => void | Promise<void>): void
  onUnlock(listener: () => void | Promise<void>): void
  /** An account is gone: whatever is kept about it must go from every store (K12). Awaited before `remove` resolves. */
  onRemove(listener: (address: Address) => void | Promise<void>): void
  /** Every store has been emptied; whatever is held in memory must go too. */
  onReset(listener: () => void | Promise<void>): void
}

/** HMAC-SHA-256 under a key that only the vault holds, bound to the record's name. It survives a change of password. */
export type RecordAuthenticator = {
  sign(name: string, text: string): Promise<string>
  verify(name: string, text: string, mac: string): Promise<boolean>
}

export type SettingsStore = {
  ready: Promise<void>
  get(): Settings
  update(patch: Partial<Omit<Settings, 'endpoints'>>): Promise<void>
  /** Validates every URL (https, or loopback with the developer switch). Throws EndpointError. */
  setEndpoints(chainId: number, urls: readonly string[]): Promise<void>
  subscribe(listener: (settings: Settings) => void): void
}

/** What the user wants to see and count. Every change throws PreferenceError for what cannot be kept. */
export type PreferencesStore = {
  ready: Promise<void>
  get(): Preferences
  /** The discount to redemption that is worth a word: above 0, at most 1e18. */
  setDiscountAlert(discount: Preferences['discountAlert']): Promise<void>
  /** What is not given stays as it is. `position`: see lib/portfolio/key.ts. */
  mark(position: string, marks: { hidden?: boolean; excluded?: boolean }): Promise<void>
  /** Replaces the one at the same address of the same chain. */
  addToken(token: Token): Promise<void>
  removeToken(token: Pick<Token, 'chainId' | 'address'>): Promise<void>
}

/** Which account the user looks at; kept over restarts. Owns the mirror's `selected`. */
export type Selection = {
  ready: Promise<void>
  /** Throws UnknownAccountError when it is not in the wallet. */
  select(address: Address): Promise<void>
}

/** Talks to the user's endpoints. */
export type Chain = {
  /** Throws ChainUnknownError (4902) for a chain we do not know. */
  client(chainId: number): ChainClient
  /** Throws ChainUnknownError (4902) for a chain that pages may not use. */
  offer(chainId: number): void
  /** Tries one URL without keeping it; throws EndpointError. */
  test(url: string, chainId: number): Promise<Output<'endpoints.test'>>
  /** Lets endpoints that could not be reached be tried again at once: the user asked. */
  wake(): void
}

/** Identity of a page as the browser captured it when the message arrived. Never from the message itself. */
export type Sender = {
  origin: string
  tabId: number
  frameId: number
  /** Missing where the browser does not offer it. */
  documentId: string | null
}

export type Connections = {
  ready: Promise<void>
  get(origin: string): Connection | null
  /** Accounts a page of this origin may see now: [] while locked or not connected. First is the active one. */
  visibleAccounts(origin: string): readonly Address[]
  connect(origin: string, accounts: readonly Address[]): Promise<void>
  setAccounts(origin: string, accounts: readonly Address[]): Promise<void>
  /** Removes the grant, cancels the origin's pending approvals, tells its pages. */
  revoke(origin: string): Promise<void>
  /** The chain the origin's pages are on. Throws when the origin is not connected. */
  setChain(origin: string, chainId: number): Promise<void>
  /** The chain answered to an origin: its own, or the default one while it is not connected. */
  chainId(origin: string): number
  describe(origin: string): Requester
  /** The origin asked the user for something: remembers when it was first seen and last used. Never throws. */
  noteUse(origin: string): Promise<void>
  /**
   * Called when what an origin may see, or where it is, may have changed. `revoked`: it lost its connection, or an
   * account of it. `granted`: it was given one. `moved`: accounts in another order, another chain, locked or unlocked.
   */
  subscribe(listener: (origin: string, change: 'granted' | 'revoked' | 'moved') => void): void
}

/** What an approval stores; written to session memory before anything acts on it. */
export type ApprovalRecord = {
  id: string
  requestId: string
  sender: Sender | null
  method: string
  /** Parsed and rebuilt params of the method; plain data through lib/codec. */
  params: unknown
  chainId: number
  createdAt: number
  /** Raised by one with every revision of `request`. */
  revision: number
  request: ApprovalRequest
  digest: Hex
  explanation: Explanation | null
  state: 'received' | 'shown' | 'approved' | 'signed' | 'broadcast' | 'answered'
  /** For `connect`: the accounts the user ticked, written when they approved. */
  chosen?: readonly Address[]
}

export type Approvals = {
  ready: Promise<void>
  /** Stores the record, opens or badges the window, has the explainer prepare it. Resolves with the page's result when decided. */
  open(input: {
    sender: Sender | null
    requestId: string
    method: string
    params: unknown
    chainId: number
    request: ApprovalRequest
  }): Promise<unknown>
  get(id: string): ApprovalRecord | null
  /** A new revision of what will be signed: new digest, view redraws and re-arms. */
  revise(id: string, request: ApprovalRequest): Promise<void>
  /** Hangs an explanation on the record without changing the digest. */
  explain(id: string, explanation: Explanation): Promise<void>
  /** Written before the next step is taken, so that a killed worker never signs or sends twice. */
  advance(id: string, state: ApprovalRecord['state']): Promise<void>
  shown(input: Input<'approvals.shown'>): Promise<void>
  approve(input: Input<'approvals.approve'>): Promise<void>
  reject(id: string): Promise<void>
  rejectAll(origin: string | null): Promise<void>
  /**
   * The same document asks again for what it was still waiting for when the worker died: the pending request, or the
   * answer that did not reach it. Null when nothing is known of it.
   */
  resume(requestId: string, sender: Sender): Promise<unknown> | null
  /** The document that sent these requests is gone: whatever of them still waits for the user is cancelled. */
  abandon(requestIds: readonly string[], sender: Sender): void
}

/** Answers pages. Knows the methods; owns nothing. */
export type Rpc = {
  /** Throws WalletError, whose code and message the page gets. */
  handle(input: { sender: Sender; requestId: string; request: unknown; resume: boolean }): Promise<unknown>
  /** The wallet was unlocked for this request: what to ask now, or its result when nothing is left to ask. */
  propose(record: ApprovalRecord): Promise<{ params: unknown; request: ApprovalRequest } | { result: unknown }>
  /** The user approved: does it and returns what the page gets. Safe to call again for the same record. */
  complete(record: ApprovalRecord): Promise<unknown>
}

export type PortfolioService = {
  /** Resolves when the last known values are in the mirror (an unlocked wallet), or nothing may be (a locked one). */
  ready: Promise<void>
  /** Refreshes one account, or all visible ones; joins a refresh that is running. Never throws: failures are in the mirror. */
  refresh(account: Address | null): Promise<void>
  /** A view came: refreshes what is older than half a minute. */
  viewConnected(): void
  /** What this account owns has changed on chain. Refreshes it after a refresh that is running, not with it. */
  changed(account: Address): void
  /** What is read on this chain has changed. Refreshes every visible account there, after a refresh that is running. */
  reread(chainId: number): void
  /** Calls that the account's last refresh needed in later rounds: hand them to `simulateReads`. */
  hints(account: Address): readonly Call[]
  /** Tickets that logs on Ethereum handed to the account, as its plans are told. */
  tickets(account: Address): ReadContext['tickets']
}

/** The history of rates and prices, a reading a day. */
export type Samples = {
  /** Keeps the first reading of a day; what it did not know is filled in by a later one. Never throws. */
  note(chainId: number, samples: ReadonlyMap<Address, DailySample>): Promise<void>
  /** Oldest first. Throws when the store does not answer. */
  read(chainId: number, token: Address): Promise<readonly DailySample[]>
}

export type MarketsService = {
  /** Resolves when what was last read in this browser session is in the mirror. */
  ready: Promise<void>
  /** The plan that reads the markets of what is held beside a refresh of this chain; null when there is nothing to ask. */
  ride(chainId: number): Read<void> | null
  /** Reads the markets of what is held; joins a reading that runs. Never throws: the rows keep their block. */
  refresh(): Promise<void>
}

export type YieldsService = {
  /** What a token earned. Without `fresh` the one of this browser session will do. Throws what the chain client throws. */
  read(input: Input<'yields.read'>): Promise<Output<'yields.read'>>
}

/** Who secures what is held, looked through the tokens that others restake. */
export type ExposureService = {
  /**
   * Without `fresh` what was read in this browser session will do where it covers what is held, with its block and age.
   * Throws what the chain client throws, and ReadError when EigenLayer does not answer.
   */
  read(input: Input<'exposure.read'>): Promise<Output<'exposure.read'>>
  /** The same before and after ether was moved. */
  whatIf(input: Input<'exposure.whatIf'>): Promise<Output<'exposure.whatIf'>>
}

/** What slashing could take, and what the contracts say of it. */
export type SlashingService = {
  /** Reads the stake, its operators and their sets anew. Throws ReadError, InconsistentReadError, and what the client throws. */
  read(account: Address): Promise<Output<'slashing.read'>>
  /** Never throws for want of a simulation: the model then stands alone, with the reason. */
  rehearse(input: Input<'slashing.rehearse'>): Promise<Output<'slashing.rehearse'>>
}

/** What changed since it was looked at last. */
export type AlarmsService = {
  /** Resolves when what was told is in the mirror. */
  ready: Promise<void>
  /** The plan that looks at operators and pods beside a refresh of this chain; null when there is nothing to ask. */
  ride(chainId: number): Read<void> | null
  /** The alarm of the browser went off. */
  woken(): void
  /** Null: all of them. */
  read(ids: readonly string[] | null): Promise<void>
  dismiss(ids: readonly string[] | null): Promise<void>
  /** Throws AlarmSettingError. */
  set(change: Partial<AlarmSettings>): Promise<void>
  /** What accounts can claim now, by market, as whoever read it knows. */
  noteRewards(claimable: readonly { account: Address; wei: Wei }[]): Promise<void>
  /** Every operator behind a token; only where all of them could be read. */
  noteBacking(backing: readonly { chainId: number; token: Address; operators: readonly Address[] }[]): Promise<void>
}

/** What accounts held over time. */
export type HistoryService = {
  /** The stored readings of one account, or of all, with the values on screen as the last one. */
  read(account: Address | null): Promise<Output<'history.read'>>
}

/** Turns a proposal into something that can be signed, signs it, journals it, sends it, follows it. */
export type Transactions = {
  ready: Promise<void>
  /** Fills in gas, fees and nonce; revises the record; resolves when it is complete. */
  prepare(id: string): Promise<void>
  setFees(id: string, fees: FeeChoice): Promise<void>
  /** Signs exactly the record's transaction, writes it to the journal, then sends. Resolves with the hash; idempotent per record. */
  send(record: ApprovalRecord): Promise<Hex>
  /** Opens an approval that replaces a pending transaction. */
  replace(activityId: string, how: 'speed-up' | 'cancel'): Promise<void>
}

/** What is on its way out, and the transactions that bring it home. */
export type Exits = {
  /**
   * Opens an approval for the transaction that finishes these exits of one batch; resolves when it waits for the user.
   * Pressed again while it waits, it opens no other. Throws UnknownAccountError, WatchedAccountError,
   * NotFinishableError, AlreadyAskingError, AlreadySentError, and what the chain client throws.
   */
  finish(input: Input<'exits.finish'>): Promise<void>
  /** The ways out of an amount of a token. Throws InvalidParamsError, and what the chain client throws. */
  compare(input: Input<'exits.compare'>): Promise<Output<'exits.compare'>>
}

/** Rewards for restaking: what can be claimed, and what operators paid. See the commands in lib/messaging/rewards.ts. */
export type Rewards = {
  sources: { ready: Promise<void>; get(): RewardSources; set(sources: RewardSources): Promise<void> }
  claims(accounts: readonly Address[]): Promise<ClaimsReport>
  importDataSet(text: string): Promise<ImportedRoot>
  claim(request: ClaimRequest): Promise<void>
  setClaimer(input: { account: Address; claimer: Address }): Promise<void>
  search(input: { go: boolean }): Promise<RateCoverage>
  rates(input: { operators: readonly Address[] }): Promise<RatesReport>
  figures(input: { operator: Address }): Promise<FiguresReport>
}

/** Native restaking, and what slashes took. Throws what the chain client throws. */
export type RestakingService = {
  readPod(input: Input<'pods.read'>): Promise<Output<'pods.read'>>
  readSlashes(input: Input<'slashes.read'>): Promise<Output<'slashes.read'>>
  checkProofs(input: Input<'pods.checkProofs'>): Promise<Output<'pods.checkProofs'>>
  /** Opens the approval; pressed again while it waits, it opens no other. */
  act(input: Input<'pods.act'>): Promise<void>
}

/** Operators and AVSs, whoever is with them: one function for each command of lib/messaging/directory.ts. Throws what the chain client throws. */
export type DirectoryService = {
  [name in keyof DirectoryProcedures as name extends `directory.${infer command}` ? command : never]: (
    input: DirectoryProcedures[name]['input'],
  ) => Promise<DirectoryProcedures[name]['output']>
}

export type Explainer = {
  /** Decodes, simulates, reads risk, applies the safety rules; calls approvals.explain as each part arrives. */
  explain(id: string): Promise<void>
}

/** The transaction part of an approval request. */
export type TransactionRequest = Extract<ApprovalRequest, { kind: 'transaction' }>

/** One handler per procedure. */
export type Handlers = { [name in ProcedureName]: (input: Input<name>) => Promise<Output<name>> }
