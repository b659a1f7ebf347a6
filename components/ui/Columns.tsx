import type { ReactNode } from 'react'
import styles from './Columns.module.css'

/** Two columns where the page is wide, one below the other where it is not. */
export function Columns({ children }: { children: ReactNode }) {
  return (
    <div className={styles.columns} data-wide>
      {children}
    </div>
  )
}

/** One of them: an empty one takes no room. */
export function Column({ children }: { children: ReactNode }) {
  return <div className={styles.column}>{children}</div>
}
