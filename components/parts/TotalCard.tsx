import type { ReactNode } from 'react'
import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { totals } from '../../lib/portfolio/totals.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatDollarAmount, formatDollars } from '../messages/amounts.ts'
import { formatAgo, formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { ageOf } from './holdings.ts'
import { Loss } from './PositionRow.tsx'
import styles from './parts.module.css'

/** Everything an account owns in one number, what it is made of, what slashing took, and the block it was read at. */
export function TotalCard({
  portfolio,
  waiting,
  actions,
}: {
  portfolio: Portfolio | null
  /** Values are on their way; otherwise their places stay empty. */
  waiting: boolean
  actions: ReactNode
}) {
  const sums = portfolio && totals([portfolio])
  return (
    <section className={styles.total} aria-label={t('home.total')}>
      <div className={styles.totalHead}>
        <span>{t('home.total')}</span>
        <span className={styles.totalActions}>{actions}</span>
      </div>
      <p className={styles.totalEther}>
        {sums === null ? (
          <Pending waiting={waiting} width="long" />
        ) : (
          <Amount amount={sums.all} decimals={18} symbol="ETH" digits={4} strong />
        )}
      </p>
      <p className={styles.totalDollars}>
        {sums === null ? (
          <Pending waiting={waiting} width="medium" />
        ) : sums.dollars === null ? (
          t('home.noDollars')
        ) : (
          formatDollarAmount(sums.dollars.amount, sums.dollars.decimals)
        )}
      </p>
      <dl className={styles.parts}>
        <Part label={t('home.partWallet')} amount={sums?.liquid} />
        <Part label={t('home.partRestaked')} amount={sums?.restaked} />
        <Part label={t('home.exits')} amount={sums?.withdrawing} />
      </dl>
      {sums !== null && sums.lost > 0n && (
        <p className={styles.totalLoss}>
          <Loss>{t('home.lost')}</Loss>
          <Loss plain>
            <Amount amount={sums.lost} decimals={18} symbol="ETH" digits={4} strong />
          </Loss>
        </p>
      )}
      <p className={styles.meta}>
        {portfolio?.block ? <Freshness portfolio={portfolio} /> : waiting && <Skeleton width="long" />}
        {sums !== null && sums.unvalued > 0 && (
          <span className={styles.stale}>{t('home.unvalued', { count: sums.unvalued })}</span>
        )}
      </p>
    </section>
  )
}

function Part({ label, amount }: { label: string; amount: bigint | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{amount === undefined ? '–' : <Amount amount={amount} decimals={18} symbol={null} digits={4} />}</dd>
    </div>
  )
}

function Pending({ waiting, width }: { waiting: boolean; width: 'medium' | 'long' }) {
  return waiting ? <Skeleton width={width} /> : '–'
}

/** The block, its age, and the age of the price. Old values are marked in words and colour. */
function Freshness({ portfolio }: { portfolio: Portfolio }) {
  const now = useNow()
  if (portfolio.block === null) return null
  const { seconds, old } = ageOf(portfolio.block, now)
  const price = portfolio.etherPrice
  const feed = price && ageOf({ number: 0n, timestamp: price.updatedAt }, now)
  return (
    <>
      <span className={old ? styles.stale : styles.line}>
        {t('home.blockAgo', { block: formatInteger(portfolio.block.number), ago: formatAgo(seconds) })}
      </span>
      {price && feed && (
        <span className={styles.line}>
          {t('home.feedAgo', { price: formatDollars(10n ** 18n, price), ago: formatAgo(feed.seconds) })}
        </span>
      )}
    </>
  )
}
