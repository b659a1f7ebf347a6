import { cx } from '../cx.ts'
import styles from './colors.module.css'

const named = [styles.c0, styles.c1, styles.c2, styles.c3, styles.c4, styles.c5, styles.c6, styles.c7]

/** What a part is that is not compared with the others by colour. */
export type Tone = 'unknown' | 'quiet' | 'faint'

/** The class that sets `--series` for the nth part or line; all beyond the last colour share one. */
export const colorClass = (index: number, tone?: Tone): string =>
  (tone === undefined ? (named[index] ?? styles.rest) : tone === 'unknown' ? styles.rest : styles[tone]) ?? ''

/** The square that stands for a part. */
export function Swatch({ index, tone }: { index: number; tone?: Tone | undefined }) {
  return (
    <span
      className={cx(styles.swatch, colorClass(index, tone), tone === 'unknown' && styles.hatched)}
      aria-hidden="true"
    />
  )
}

/** What fills an unknown part: stripes, so that it reads as unknown without its colour. */
export function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="3" height="6" className={cx(styles.stripe, styles.rest)} />
      </pattern>
    </defs>
  )
}

/** The piece of line that stands for a series. */
export function Stroke({ index, dashed = false }: { index: number; dashed?: boolean }) {
  return (
    <svg
      viewBox="0 0 16 8"
      className={cx(styles.stroke, colorClass(index), dashed && styles.dashed)}
      aria-hidden="true"
    >
      <path d="M0 4h16" />
    </svg>
  )
}
