import { type ReactNode, useState } from 'react'
import type { SlashCase } from '../../../lib/messaging/slashing.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ShareBar } from '../../parts/ShareBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { caseText, etherText, operatorText } from './caseText.ts'
import styles from './Slashing.module.css'

/** Rows that are drawn at first, and further ones each time they are asked for. */
const first = 12
const further = 60

/** Cases, the costliest first; each opens below itself. */
export function CaseList({
  label,
  cases,
  chosen,
  onChoose,
  detail,
}: {
  label: string
  cases: readonly SlashCase[]
  chosen: string | null
  onChoose: (id: string) => void
  detail: (shown: SlashCase) => ReactNode
}) {
  const [count, setCount] = useState(first)
  const hidden = cases.length - count
  return (
    <>
      <ul className={styles.cases} aria-label={label}>
        {cases.slice(0, count).map((shown) => (
          <li key={shown.id} className={styles.entry}>
            <button
              type="button"
              className={styles.open}
              aria-expanded={shown.id === chosen}
              onClick={() => onChoose(shown.id)}
            >
              <CaseRow shown={shown} />
              <Icon name="down" className={cx(styles.chevron, shown.id === chosen && styles.turned)} />
            </button>
            {detail(shown)}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="quiet" small onClick={() => setCount(count + further)}>
          {t('charts.showAll', { count: Math.min(hidden, further) })}
        </Button>
      )}
    </>
  )
}

function CaseRow({ shown }: { shown: SlashCase }) {
  const { what, operator, targets, redistributing, lost } = shown
  return (
    <span className={styles.row}>
      <span className={styles.case}>
        <span className={styles.name}>{caseText(shown)}</span>
        <span className={styles.lost}>
          <strong>{formatPercent(lost.share, { loss: true })}</strong>
          {lost.wei !== null && <span className={styles.of}>{etherText(lost.wei)}</span>}
        </span>
      </span>
      <ShareBar now={lost.share} />
      <span className={styles.about}>
        <span>
          {what === 'set'
            ? t('slashing.byOperator', { name: operatorText(operator) })
            : t('slashing.setCount', { count: targets.length })}
        </span>
        {redistributing > 0 && (
          <Tag level="caution">
            {what === 'set' ? t('slashing.keeps') : t('slashing.keepSome', { count: redistributing })}
          </Tag>
        )}
      </span>
    </span>
  )
}
