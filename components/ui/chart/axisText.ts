import { language } from '../../messages/index.ts'
import { digitsOf, type TimeTick } from './ticks.ts'

/** A tick of a value axis: as many digits as tell it from its neighbours, thousands and millions shortened. */
export function formatTick(value: number, step: number): string {
  const large = Math.abs(value) >= 10_000
  const digits = large ? undefined : digitsOf(step)
  const significant = Math.min(21, Math.max(2, Math.ceil(Math.log10(Math.abs(value) / step)) + 1))
  return new Intl.NumberFormat(language(), {
    notation: large ? 'compact' : 'standard',
    ...(digits === undefined
      ? { maximumSignificantDigits: significant }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  }).format(value)
}

/** A tick of a time axis in the reader's own time zone. */
export function formatTimeTick({ time, unit }: TimeTick): string {
  const styles = {
    hour: { hour: '2-digit', minute: '2-digit' },
    day: { day: 'numeric', month: 'short' },
    month: { month: 'short', year: 'numeric' },
    year: { year: 'numeric' },
  } as const
  return new Intl.DateTimeFormat(language(), styles[unit]).format(new Date(time * 1_000))
}

/** A moment of a chart (Unix seconds): with the time of day where less than four days are shown. */
export function formatMoment(time: number, span: number): string {
  const style =
    span < 4 * 86_400 ? ({ dateStyle: 'medium', timeStyle: 'short' } as const) : ({ dateStyle: 'medium' } as const)
  return new Intl.DateTimeFormat(language(), style).format(new Date(time * 1_000))
}
