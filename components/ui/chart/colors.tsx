import { cx } from '../cx.ts'
import styles from './colors.module.css'

const named = [styles.c0, styles.c1, styles.c2, styles.c3, styles.c4, styles.c5, styles.c6, styles.c7]

/** The class that sets `--series` for the nth part or line; all beyond the last colour share one. */
export const colorClass = (index: number): string => named[index] ?? styles.rest ?? ''

/** The square that stands for a part. */
export function Swatch({ index }: { index: number }) {
  return <span className={cx(styles.swatch, colorClass(index))} aria-hidden="true" />
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
