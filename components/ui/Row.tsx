import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import styles from './Row.module.css'

type RowProps = {
  /** A picture at the start. */
  mark?: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** The numbers at the end, aligned right. */
  end?: ReactNode
  endDetail?: ReactNode
}

/** One line of a list; with `href` the whole line is a link, with `onSelect` a button, `expanded` when it opens more of itself. */
export function Row({
  href,
  newTab = false,
  onSelect,
  expanded,
  ...content
}: RowProps & { href?: string; newTab?: boolean; onSelect?: () => void; expanded?: boolean }) {
  if (href !== undefined) {
    return (
      <a href={href} target={newTab ? '_blank' : undefined} className={cx(styles.row, styles.active)}>
        <Content {...content} />
        <Icon name={newTab ? 'expand' : 'right'} className={styles.chevron} />
      </a>
    )
  }
  if (onSelect !== undefined) {
    return (
      <button type="button" className={cx(styles.row, styles.active)} aria-expanded={expanded} onClick={onSelect}>
        <Content {...content} />
        {expanded !== undefined && <Icon name="down" className={cx(styles.chevron, expanded && styles.turned)} />}
      </button>
    )
  }
  return (
    <div className={styles.row}>
      <Content {...content} />
    </div>
  )
}

function Content({ mark, title, detail, end, endDetail }: RowProps) {
  return (
    <>
      {mark}
      <span className={styles.main}>
        <span className={styles.title}>{title}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {(end || endDetail) && (
        <span className={styles.end}>
          <span className={styles.title}>{end}</span>
          {endDetail && <span className={styles.detail}>{endDetail}</span>}
        </span>
      )}
    </>
  )
}

/** Rows that belong together, on one raised surface. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  )
}

/** Facts by name: a description list. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

/** One fact. `wide` puts the value below its name: for addresses and sentences. */
export function Fact({ label, wide = false, children }: { label: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <div className={cx(styles.fact, wide && styles.wide)}>
      <dt className={styles.factLabel}>{label}</dt>
      <dd className={styles.factValue}>{children}</dd>
    </div>
  )
}
