import { type ReactNode, useState } from 'react'
import type { AtRisk } from '../../../lib/messaging/exposure.ts'
import { t } from '../../messages/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Ether } from './Ether.tsx'
import styles from './Risk.module.css'

export type AmountRow = {
  id: string
  name: ReactNode
  /** What stands below the name. */
  detail?: ReactNode
  href?: string
  amounts: AtRisk
  /** `now`: what can be slashed of it is not known, but it is no more than `most`. `all`: not even that. */
  unknown?: 'now' | 'all' | false
}

/** How many rows there are before the rest is asked for, and how many more come then. */
const first = 12
const further = 100

/** What can be slashed now, after what is pending, and at most, in ETH, one line each; the table behind every picture here. */
export function AmountsTable({
  label,
  head,
  rows,
  total,
}: {
  label: string
  head: string
  rows: readonly AmountRow[]
  total?: AtRisk
}) {
  const [shown, setShown] = useState(first)
  const hidden = rows.length - shown
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('secures.nowShort')}</th>
            <th scope="col">{t('secures.afterShort')}</th>
            <th scope="col">{t('secures.mostShort')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.href === undefined ? row.name : <a href={row.href}>{row.name}</a>}
                {row.detail && <span className={styles.detail}>{row.detail}</span>}
              </th>
              <Cells {...row} />
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <th scope="row">{t('secures.total')}</th>
              <Cells amounts={total} />
            </tr>
          </tfoot>
        )}
      </table>
      {hidden > 0 && (
        <Button variant="quiet" small onClick={() => setShown(shown + further)}>
          {t('secures.showAll', { count: Math.min(hidden, further) })}
        </Button>
      )}
    </>
  )
}

function Cells({ amounts: { now, after, most }, unknown = false }: Pick<AmountRow, 'amounts' | 'unknown'>) {
  return (
    <>
      <td>{unknown ? t('common.unknown') : <Ether wei={now} />}</td>
      <td>{unknown ? t('common.unknown') : <Ether wei={after} />}</td>
      <td>{unknown === 'all' ? t('common.unknown') : <Ether wei={most} />}</td>
    </>
  )
}
