import type { ReactNode } from 'react'
import styles from './Raw.module.css'

/** What is signed in its raw form, one press away. */
export function Raw({ summary, open = false, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className={styles.raw} open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
