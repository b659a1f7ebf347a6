import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Stack.module.css'

/** Things below each other with even space between. */
export function Stack({ gap = 'normal', children }: { gap?: 'tight' | 'normal' | 'loose'; children: ReactNode }) {
  return <div className={cx(styles.stack, styles[gap])}>{children}</div>
}

/** Things beside each other; with `even` all take the same width, with `spread` they go to both ends. */
export function Bar({
  even = false,
  spread = false,
  children,
}: {
  even?: boolean
  spread?: boolean
  children: ReactNode
}) {
  return <div className={cx(styles.bar, even && styles.even, spread && styles.spread)}>{children}</div>
}

/** A raised surface. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>
}

/** A headed part of a screen. `aside` stands at the end of the heading's line. */
export function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div className={styles.heading}>
        <h2>{title}</h2>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** Text that stands back. */
export function Muted({ children }: { children: ReactNode }) {
  return <p className={styles.muted}>{children}</p>
}
