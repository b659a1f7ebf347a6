import { type ReactNode, useMemo } from 'react'
import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { composition, type Holding, type HoldingKind } from '../../lib/portfolio/composition.ts'
import { totals } from '../../lib/portfolio/totals.ts'
import { formatDollarAmount } from '../messages/amounts.ts'
import { formatPercent } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Bar } from '../ui/chart/Composition.tsx'
import { Swatch } from '../ui/chart/colors.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { Freshness } from './Freshness.tsx'
import { Loss } from './PositionRow.tsx'
import styles from './parts.module.css'
import { useExcluded } from './usePortfolios.ts'

/** Kinds named beside the bar; the others are behind its link. */
const namedKinds = 4

/**
 * Everything that is owned in one number, what it is made of, what slashing took, and how old it is. Every line has its
 * place before its value is there, so that nothing moves.
 */
export function TotalCard({
  portfolios,
  holdings,
  waiting,
  scope,
  actions,
  change,
}: {
  /** Those that were read. */
  portfolios: readonly Portfolio[]
  holdings: readonly Holding[]
  /** Values are on their way; otherwise their places stay empty. */
  waiting: boolean
  /** Whose total it is, or the way to choose. */
  scope: ReactNode
  actions: ReactNode
  /** What it did lately, as a link to more. */
  change: ReactNode
}) {
  const excluded = useExcluded()
  const known = portfolios.length > 0
  const sums = useMemo(() => (known ? totals(portfolios, excluded) : null), [known, portfolios, excluded])
  return (
    <section className={styles.total} aria-label={t('home.total')}>
      <div className={styles.totalHead}>
        {scope}
        <span className={styles.totalActions}>{actions}</span>
      </div>
      <div className={styles.figures}>
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
      </div>
      <Kinds holdings={holdings} known={known} />
      <div className={styles.totalChange}>{change}</div>
      {sums !== null && sums.lost > 0n && (
        <p className={styles.totalLoss}>
          <Loss>{t('home.lost')}</Loss>
          <Loss plain>
            <Amount amount={sums.lost} decimals={18} symbol="ETH" digits={4} strong />
          </Loss>
        </p>
      )}
      <div className={styles.meta}>
        {known ? <Freshness portfolios={portfolios} /> : waiting && <Skeleton width="long" />}
        {sums !== null && sums.unvalued > 0 && (
          <span className={styles.stale}>{t('home.unvalued', { count: sums.unvalued })}</span>
        )}
        {sums !== null && sums.excluded > 0 && (
          <span className={styles.line}>{t('portfolio.excludedCount', { count: sums.excluded })}</span>
        )}
      </div>
    </section>
  )
}

/** The bar of what it is made of, with the largest kinds named. */
function Kinds({ holdings, known }: { holdings: readonly Holding[]; known: boolean }) {
  const parts = useMemo(() => composition(holdings, 'kind').parts, [holdings])
  const segments = parts.map(({ id, share }) => ({
    id,
    label: t(`portfolio.kind.${id as HoldingKind}`),
    share,
    amount: null,
  }))
  return (
    <div className={styles.kinds}>
      <Bar segments={segments} />
      <ul className={styles.kindNames} aria-label={t('portfolio.composition')}>
        {segments.slice(0, namedKinds).map(({ id, label, share }, index) => (
          <li key={id}>
            <Swatch index={index} /> {label} <span className={styles.kindShare}>{formatPercent(share)}</span>
          </li>
        ))}
        {known && segments.length === 0 && <li>{t('portfolio.nothingYet')}</li>}
      </ul>
    </div>
  )
}

function Pending({ waiting, width }: { waiting: boolean; width: 'medium' | 'long' }) {
  return waiting ? <Skeleton width={width} /> : '–'
}
