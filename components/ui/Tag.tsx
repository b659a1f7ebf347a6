import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Tag.module.css'

/** A word or two about the thing beside it. */
export function Tag({ level = 'plain', children }: { level?: 'plain' | 'caution'; children: ReactNode }) {
  return <span className={cx(styles.tag, styles[level])}>{children}</span>
}
