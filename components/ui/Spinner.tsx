import { cx } from './cx.ts'
import styles from './Spinner.module.css'

/** Something is under way. Decoration: what is busy says so itself. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />
}

/** Holds the place of a text that is not there yet, at its size. */
export function Skeleton({ width = 'medium' }: { width?: 'short' | 'medium' | 'long' | 'full' }) {
  return <span className={cx(styles.skeleton, styles[width])} aria-hidden="true" />
}
