import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { formatDollars } from '../messages/amounts.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'

/** A value: ether first, dollars second. An unknown one says so; it is never zero. */
export function Worth({
  value,
  portfolio,
  ether = true,
}: {
  value: bigint | null
  portfolio: Pick<Portfolio, 'etherPrice'>
  /** False where the amount beside it is ether already. */
  ether?: boolean
}) {
  if (value === null) return <span>{t('home.valueUnknown')}</span>
  const dollars = portfolio.etherPrice === null ? null : formatDollars(value, portfolio.etherPrice)
  return (
    <span>
      {ether && <Amount amount={value} decimals={18} symbol="ETH" digits={4} />}
      {ether && dollars !== null && ' · '}
      {dollars ?? (ether ? null : t('home.noDollars'))}
    </span>
  )
}
