import type { Desk } from '../../../lib/portfolio/exits.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDollars } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { Amount } from '../../ui/Amount.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Muted } from '../../ui/Stack.tsx'
import styles from './Exits.module.css'

/** What can be taken, and what all the rest is worth. Null while nothing has been read. */
export function Summary({ worth }: { worth: Desk['worth'] | null }) {
  const price = useWallet((mirror) => Object.values(mirror.portfolios).find(({ etherPrice }) => etherPrice)?.etherPrice)
  const parts = [
    { label: t('exits.ready'), value: worth?.ready ?? null },
    { label: t('exits.onTheWay'), value: worth === null ? null : worth.all - worth.ready },
  ]
  return (
    <>
      <dl className={styles.summary}>
        {parts.map(({ label, value }) => (
          <div key={label} className={styles.part}>
            <dt>{label}</dt>
            <dd className={styles.ether}>
              {value === null ? <Skeleton /> : <Amount amount={value} decimals={18} symbol="ETH" digits={4} />}
            </dd>
            <dd className={styles.dollars}>
              {value === null ? <Skeleton width="short" /> : price ? formatDollars(value, price) : t('home.noDollars')}
            </dd>
          </div>
        ))}
      </dl>
      {worth !== null && worth.unvalued > 0 && <Muted>{t('exits.unvalued', { count: worth.unvalued })}</Muted>}
    </>
  )
}
