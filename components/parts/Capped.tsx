import { type ReactNode, useState } from 'react'
import { t } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'
import { Rows } from '../ui/Row.tsx'
import styles from './parts.module.css'

/** How many rows a list has at first, and how many more each time they are asked for. */
const first = 40
const further = 200

/** A list that draws as many rows as anyone reads, and the others when they are asked for. */
export function Capped<item>({
  label,
  items,
  keyOf,
  children,
}: {
  label: string
  items: readonly item[]
  keyOf: (item: item) => string
  children: (item: item) => ReactNode
}) {
  const [shown, setShown] = useState(first)
  const hidden = items.length - shown
  return (
    <>
      <Rows label={label}>
        {(hidden > 0 ? items.slice(0, shown) : items).map((item) => (
          <li key={keyOf(item)} className={styles.capped}>
            {children(item)}
          </li>
        ))}
      </Rows>
      {hidden > 0 && (
        <Button variant="quiet" small onClick={() => setShown(shown + further)}>
          {t('portfolio.more', { count: Math.min(hidden, further) })}
        </Button>
      )}
    </>
  )
}
