import { decimalsKnown, formatExact, formatShort } from '../messages/amounts.ts'
import { t } from '../messages/index.ts'
import styles from './Amount.module.css'
import { cx } from './cx.ts'
import { harmless } from './harmless.ts'

/**
 * An amount in its smallest unit as a decimal with its symbol, in figures of equal width. `digits` cuts it for lists; the
 * exact amount is then its tooltip and description. Without `digits` every digit is shown. `pad` fills the places up, so
 * that columns line up.
 */
export function Amount({
  amount,
  decimals,
  symbol,
  digits,
  pad = true,
  strong = false,
}: {
  amount: bigint
  decimals: number | null
  symbol: string | null
  digits?: number
  pad?: boolean
  strong?: boolean
}) {
  const unit = symbol === null ? '' : harmless(symbol, { limit: 24 })
  if (!decimalsKnown(decimals)) {
    const raw = t('common.rawUnits', { amount: formatExact(amount, null) })
    return (
      <data value={amount.toString()} className={styles.amount}>
        {`${raw} ${unit}`.trim()}
      </data>
    )
  }
  const exact = formatExact(amount, decimals)
  const shown = digits === undefined ? exact : formatShort(amount, decimals, digits, { pad })
  const full = unit === '' ? exact : `${exact} ${unit}`
  const more = digits === undefined || formatShort(amount, decimals, digits) === exact ? undefined : full
  return (
    <data
      value={amount.toString()}
      className={cx(styles.amount, strong && styles.strong)}
      title={full}
      aria-description={more}
    >
      {shown}
      {unit !== '' && <span className={styles.unit}> {unit}</span>}
    </data>
  )
}
