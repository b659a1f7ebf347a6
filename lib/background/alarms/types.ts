import type { Address } from 'viem'
import type { Alarm, AlarmKind, AlarmSettings } from '../../messaging/alarms.ts'
import type { BlockRef } from '../../messaging/mirror.ts'
import type { Value } from '../../protocols/sentence.ts'
import type { Wad } from '../../units.ts'

/** What was seen last, as plain data: what a change is measured by. Keys of addresses are in lower case. */
export type Watched = {
  /** Newest block of Ethereum it is of; null before the first look. */
  block: BlockRef | null
  operators: Readonly<Record<string, WatchedOperator>>
  /** Exits by position key; only of accounts that were read. */
  exits: Readonly<Record<string, WatchedExit>>
  /** Accounts whose exits are in `exits`, by portfolio key: of any other, nothing is new. */
  seen: readonly string[]
  /** Restaked and not lost, by account and strategy, in units of the underlying token. */
  stakes: Readonly<Record<string, WatchedStake>>
  /** Tokens below their redemption value beyond the threshold, by chain and address. */
  discounts: Readonly<Record<string, WatchedDiscount>>
  /** When an open checkpoint was begun, by account, Unix seconds. */
  checkpoints: Readonly<Record<string, WatchedCheckpoint>>
  /** Whether the newest block was late when it was last looked at, and whether that counts. */
  late: boolean
  behind: boolean
  /** Claimable now by account, in wei by market; only where it is known. */
  rewards: Readonly<Record<string, WatchedReward>>
  /** Operators behind a token, in lower case, sorted; only where all of them could be read. */
  backing: Readonly<Record<string, WatchedBacking>>
  /** Last block whose logs were looked through for metadata. */
  logsTo: bigint | null
}

export type WatchedOperator = {
  operator: Address
  accounts: readonly Address[]
  /** Blocks; null: none in force. */
  delay: bigint | null
  sets: Readonly<Record<string, WatchedSet>>
  /** Magnitude left, by strategy. */
  max: Readonly<Record<string, bigint>>
  /** Bips, by what they are of; see OperatorReading. */
  splits: Readonly<Record<string, number>>
}
export type WatchedSet = {
  avs: Address
  id: number
  /** It is a member, or has magnitude there. */
  inside: boolean
  redistributing: boolean
  recipient: Address
  slasher: Address
  next: { slasher: Address; effectBlock: bigint } | null
  /** By strategy. */
  allocations: Readonly<Record<string, { current: bigint; pending: bigint; effectBlock: bigint }>>
  /** Slashes that are not cleared, id to the block until which they cannot be; null: unknown. */
  slashes: Readonly<Record<string, bigint>> | null
}
export type WatchedExit = { account: Address; chainId: number; id: string; completable: boolean; pays: Value | null }
export type WatchedStake = { account: Address; strategy: Address; deposit: bigint; worth: Value }
export type WatchedDiscount = { chainId: number; token: Address; discount: bigint }
export type WatchedCheckpoint = { account: Address; begun: bigint; stalled: boolean }
export type WatchedReward = { account: Address; wei: bigint; beyond: boolean }
export type WatchedBacking = { chainId: number; token: Address; operators: readonly string[] }

/** A change, before anybody knows whether it was told already. */
export type Found = Omit<Alarm, 'id' | 'kind' | 'block' | 'at' | 'read'> & {
  /** The same change has the same one. */
  key: string
}

/** `before` has been looked at before; neither is of an older block than the other. `now` in ms. */
export type Change = { before: Watched; after: Watched; settings: AlarmSettings; now: number }
export type Detector = { kind: AlarmKind; detect(change: Change): readonly Found[] }

export type Thresholds = Pick<AlarmSettings, 'rewardsAbove' | 'behindMinutes' | 'stalledHours'> & { discount: Wad }

export const nothingWatched: Watched = {
  block: null,
  operators: {},
  exits: {},
  seen: [],
  stakes: {},
  discounts: {},
  checkpoints: {},
  late: false,
  behind: false,
  rewards: {},
  backing: {},
  logsTo: null,
}
