import { errorCode, WalletError } from '../../errors.ts'
import { type AlarmKind, type AlarmSettings, alarmKinds } from '../../messaging/alarms.ts'
import { wei } from '../../units.ts'

/** Everything is told in the list; nothing is looked at by itself or shown outside before the user says so. */
export const defaultAlarmSettings: AlarmSettings = {
  watching: false,
  everyMinutes: 10,
  whileLocked: false,
  notify: false,
  discreet: true,
  quiet: null,
  off: [],
  rewardsAbove: wei(10n ** 16n),
  behindMinutes: 10,
  stalledHours: 24,
}

const day = 24 * 60

/** Settings as stored or as asked for. Throws AlarmSettingError. */
export function parseAlarmSettings(data: unknown): AlarmSettings {
  const given = (data ?? {}) as Record<keyof AlarmSettings, unknown>
  const flag = (name: 'watching' | 'whileLocked' | 'notify' | 'discreet') => {
    if (typeof given[name] !== 'boolean') throw new AlarmSettingError(name)
    return given[name]
  }
  const whole = (name: 'everyMinutes' | 'behindMinutes' | 'stalledHours', least: number, most: number) => {
    if (!isWhole(given[name], least, most)) throw new AlarmSettingError(name)
    return given[name]
  }
  const { rewardsAbove, off } = given
  if (typeof rewardsAbove !== 'bigint' || rewardsAbove < 0n || rewardsAbove > 10n ** 30n) {
    throw new AlarmSettingError('rewardsAbove')
  }
  if (!Array.isArray(off) || off.some((kind) => !alarmKinds.includes(kind))) throw new AlarmSettingError('off')
  return {
    watching: flag('watching'),
    everyMinutes: whole('everyMinutes', 1, day),
    whileLocked: flag('whileLocked'),
    notify: flag('notify'),
    discreet: flag('discreet'),
    quiet: parseQuiet(given.quiet),
    off: [...new Set(off as AlarmKind[])],
    rewardsAbove: wei(rewardsAbove),
    behindMinutes: whole('behindMinutes', 1, day),
    stalledHours: whole('stalledHours', 1, 24 * 365),
  }
}

const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most

function parseQuiet(value: unknown): AlarmSettings['quiet'] {
  if (value === null) return null
  const { from, to } = (value ?? {}) as Record<string, unknown>
  if (!isWhole(from, 0, day - 1) || !isWhole(to, 0, day - 1)) throw new AlarmSettingError('quiet')
  return { from, to }
}

/**
 * Whether it is quiet by the clock on the wall, which is what people mean by an hour: a night in which clocks change is quiet
 * from and to the same hours. Over midnight where `from` is later than `to`; never where they are the same.
 */
export function isQuiet(quiet: AlarmSettings['quiet'], now: Date): boolean {
  if (quiet === null) return false
  const { from, to } = quiet
  const minute = now.getHours() * 60 + now.getMinutes()
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

/** An alarm setting has a value Bowline does not know. `data` names it. */
export class AlarmSettingError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(setting: keyof AlarmSettings) {
    super('This cannot be set as asked. Nothing was changed.', { data: setting })
  }
}
