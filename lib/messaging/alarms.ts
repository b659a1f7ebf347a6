import type { Address } from 'viem'
import type { Value } from '../protocols/sentence.ts'
import type { Wei } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** What can be told of. The words of each are in `alerts.<kind>…` of the message files. */
export const alarmKinds = [
  'completable',
  'rewards',
  'allocation',
  'allocations',
  'delay',
  'slasher',
  'split',
  'metadata',
  'slashed',
  'redistributing',
  'lrtOperators',
  'discount',
  'checkpoint',
  'behind',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** Something changed: told once, kept until it is put away. */
export type Alarm = {
  /** The same change has the same one, however often it is seen. */
  id: string
  kind: AlarmKind
  /** Whose stake it is about; it goes with the last of them. */
  accounts: readonly Address[]
  /** What its sentences name. Foreign text is of type `text`. */
  values: Readonly<Record<string, Value>>
  /** Null where there was nothing, or nothing that is known. */
  before: Value | null
  after: Value | null
  /** The screen where something can be done about it, as `/exits`. */
  path: string
  /** Newest block it was seen at; null when it is about no block. */
  block: BlockRef | null
  /** ms */
  at: number
  read: boolean
}

export type AlarmSettings = {
  /** Looks by itself, every so many minutes. Off: with every refresh only. */
  watching: boolean
  everyMinutes: number
  /** Goes on looking while the wallet is locked, until the browser closes. */
  whileLocked: boolean
  /** Shows a notification of the browser, which must have allowed it. */
  notify: boolean
  /** What notifications hide: names and amounts. */
  discreet: boolean
  /** Minutes since local midnight, from the first on until before the second; null: never quiet. */
  quiet: { from: number; to: number } | null
  /** Kinds nobody wants to hear of. */
  off: readonly AlarmKind[]
  /** Claimable rewards of one account beyond this are told. */
  rewardsAbove: Wei
  /** The newest block is late beyond this. */
  behindMinutes: number
  /** A checkpoint that was begun and not finished for this long has stalled. */
  stalledHours: number
}

/** Commands about alarms, as in `procedures.ts`. */
export type AlarmProcedures = {
  /** Null: all of them. */
  'alarms.read': { input: { ids: readonly string[] | null }; output: null }
  'alarms.dismiss': { input: { ids: readonly string[] | null }; output: null }
  /** What is not given stays as it is. Throws AlarmSettingError. */
  'alarms.set': { input: Partial<AlarmSettings>; output: null }
}
