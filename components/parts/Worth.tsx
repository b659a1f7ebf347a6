import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { formatDollars } from '../messages/amounts.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { cx } from '../ui/cx.ts'
import styles from './parts.module.css'

/** A value: ether first, dollars second. An unknown one says so; it is never zero. */
export function Worth({
  value,
  portfolio,
  ether = true,
  stacked = false,
  inline = false,
}: {
  value: bigint | null
  portfolio: Pick<Portfolio, 'etherPrice'>
  /** False where the amount beside it is ether already. */
  ether?: boolean
  /** Dollars below the ether at any width: in narrow columns. */
  stacked?: boolean
  /** Dollars beside the ether at any width: where the row has room. */
  inline?: boolean
}) {
  if (value === null) return <span>{t('home.valueUnknown')}</span>
  const dollars = portfolio.etherPrice === null ? null : formatDollars(value, portfolio.etherPrice)
  return (
    <span className={cx(styles.worth, !stacked && styles.worthLine, inline && styles.worthInline)}>
      {ether && (
        <span className={styles.worthPart}>
          <Amount amount={value} decimals={18} symbol="ETH" digits={4} />
        </span>
      )}
      {dollars === null && ether ? null : <span className={styles.worthPart}>{dollars ?? t('home.noDollars')}</span>}
    </span>
  )
}
