import type { ReactNode } from 'react'
import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatDollars } from '../messages/amounts.ts'
import { formatAgo, formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { ageOf, type Holdings } from './holdings.ts'
import styles from './parts.module.css'

/** Everything an account owns in one number, with the block and the price feed it comes from. */
export function TotalCard({
  holdings,
  portfolio,
  waiting,
  actions,
}: {
  holdings: Holdings | null
  portfolio: Portfolio | null
  /** Values are on their way; otherwise their places stay empty. */
  waiting: boolean
  actions: ReactNode
}) {
  return (
    <section className={styles.total} aria-label={t('home.total')}>
      <div className={styles.totalHead}>
        <span>{t('home.total')}</span>
        <span className={styles.totalActions}>{actions}</span>
      </div>
      <p className={styles.totalEther}>
        {holdings === null ? (
          <Pending waiting={waiting} width="long" />
        ) : (
          <Amount amount={holdings.total} decimals={18} symbol="ETH" digits={4} strong />
        )}
      </p>
      <p className={styles.totalDollars}>
        {holdings === null || portfolio === null ? (
          <Pending waiting={waiting} width="medium" />
        ) : portfolio.etherPrice === null ? (
          t('home.noDollars')
        ) : (
          formatDollars(holdings.total, portfolio.etherPrice)
        )}
      </p>
      <p className={styles.meta}>
        {portfolio?.block ? <Freshness portfolio={portfolio} /> : waiting && <Skeleton width="long" />}
        {holdings !== null && holdings.unvalued > 0 && (
          <span className={styles.stale}>{t('home.unvalued', { count: holdings.unvalued })}</span>
        )}
      </p>
    </section>
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
