import { formatShort, groupDigits } from './amounts.ts'
import { language, t } from './index.ts'

const day = 86_400
const lastTime = 8_640_000_000_000

/** A length of time in its two largest units: `13 days 20 h`, `4 min`, never broken over lines. Rounded down; negative counts as zero. */
export function formatDuration(seconds: bigint | number): string {
  return duration(seconds).replaceAll(' ', '\u00a0')
}

function duration(seconds: bigint | number): string {
  const total = Math.max(0, Math.floor(Number(seconds)))
  const days = Math.floor(total / day)
  const hours = Math.floor((total % day) / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  if (days > 0) return join(t('common.days', { count: days }), hours > 0 && t('common.hours', { count: hours }))
  if (hours > 0)
    return join(t('common.hours', { count: hours }), minutes > 0 && t('common.minutes', { count: minutes }))
  if (minutes > 0) return t('common.minutes', { count: minutes })
  return t('common.seconds', { count: total })
}

const join = (first: string, second: string | false) => (second === false ? first : `${first} ${second}`)

/** How long ago something was: `12 s ago`. Under five seconds, or in the future, reads `just now`. */
export function formatAgo(seconds: bigint | number): string {
  return Number(seconds) < 5 ? t('common.now') : t('common.ago', { duration: formatDuration(seconds) })
}

/** A moment in unix seconds as date and time; beyond what a calendar holds it reads `no expiry`. */
export function formatTime(seconds: bigint): string {
  if (seconds < 0n) return t('common.timeUnknown')
  if (seconds > BigInt(lastTime)) return t('common.timeNever')
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const
  return new Intl.DateTimeFormat(language(), style).format(new Date(Number(seconds) * 1000))
}

/** A moment in unix seconds as a date. */
export function formatDate(seconds: bigint | number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(Number(seconds) * 1000))
}

/** One hundredth of a percent, as a WAD. */
const basisPoint = 10n ** 14n

/**
 * A proportion with two decimals: 1e18 is `100%`. Rounded toward zero, so that what is not whole never reads as whole;
 * with `loss` rounded up, since that is how much may go. What is not zero never reads as zero.
 */
export function formatPercent(wad: bigint, { loss = false }: { loss?: boolean } = {}): string {
  const rounded = loss ? ((wad + basisPoint - 1n) / basisPoint) * basisPoint : wad
  return `${formatShort(rounded, 16, 2)}%`
}

/** An integer with its thousands grouped. */
export function formatInteger(value: bigint | number): string {
  return groupDigits(value.toString())
}
