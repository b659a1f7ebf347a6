import type { ReactNode } from 'react'
import type { Mirror } from '../../../lib/messaging/mirror.ts'
import { atOnce, type LeaveOption } from '../../../lib/portfolio/leaving.ts'
import { formatDollars, formatShort } from '../../messages/amounts.ts'
import { formatDuration, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { type TokenLabel, useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './Leave.module.css'

type Price = NonNullable<Mirror['portfolios'][keyof Mirror['portfolios']]['etherPrice']>

/** Proper nouns, the same in every language. */
const venues = { uniswapV3: 'Uniswap v3', curve: 'Curve', balancerV3: 'Balancer v3' } as const

/** One way out: what it pays, how long it takes, what it costs, how much goes through, and why not where it does not. */
export function WayCard({
  option,
  given,
  price,
  mark,
}: {
  option: LeaveOption
  given: TokenLabel
  price: Price | null
  /** Among those that are open it pays most, or most of those without a wait. */
  mark: 'best' | 'fastest' | null
}) {
  const { asset } = useRegistry()
  const { kind, shut, sale, receives, paid, ether, share, fee, most, wait } = option
  const label = asset(paid)
  const title =
    sale !== null
      ? t('exits.way.sale', { venue: venues[sale.source] })
      : t(`exits.way.${kind as Exclude<typeof kind, 'sale'>}`, { symbol: label.symbol })
  return (
    <li className={cx(styles.way, mark === 'best' && styles.best, shut !== null && styles.shut)}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {shut !== null ? (
          <span className={cx(styles.badge, styles.off)}>{t('exits.wayShut')}</span>
        ) : (
          mark !== null && (
            <span className={styles.badge}>{t(mark === 'best' ? 'exits.wayBest' : 'exits.wayFastest')}</span>
          )
        )}
      </div>
      <div>
        <div className={styles.receives}>
          <span className="visually-hidden">{t('exits.youReceive')} </span>
          {receives === null ? (
            t('common.unknown')
          ) : (
            <Amount amount={receives.amount} decimals={label.decimals} symbol={label.symbol} digits={6} pad={false} />
          )}
        </div>
        <div className={styles.worth}>{worthText({ paid, ether, share }, price)}</div>
      </div>
      {shut !== null && (
        <p className={styles.why}>
          {shut.why === 'closed' ? (
            <SentenceText sentence={shut.sentence} form="flowing" />
          ) : (
            t('exits.wayTooMuch', { amount: `${formatShort(most ?? 0n, given.decimals, 4)} ${given.symbol}` })
          )}
        </p>
      )}
      <dl className={styles.facts}>
        <Line label={t('exits.wayWait')}>{waitText(option)}</Line>
        {sale === null ? (
          <Line label={t('exits.wayFee')}>
            {fee === null ? t('common.unknown') : fee === 0n ? t('exits.wayNoFee') : formatPercent(fee, { loss: true })}
          </Line>
        ) : (
          <Line label={t('exits.wayImpact')}>
            {sale.priceImpact === null ? t('common.unknown') : formatPercent(sale.priceImpact, { loss: true })}
          </Line>
        )}
        {most !== null && (
          <Line label={t('exits.wayMost')}>
            <Amount amount={most} decimals={given.decimals} symbol={given.symbol} digits={4} />
          </Line>
        )}
        {sale !== null && (
          <Line label={t('exits.wayPool')}>
            <AddressLine address={sale.pool} picture={false} />
          </Line>
        )}
      </dl>
      <p className={styles.worth}>
        {t(`exits.wayHelp.${kind}`)}
        {wait.open !== null && <span className={styles.waits}>{t(`exits.waitsFor.${wait.open}`)}</span>}
      </p>
    </li>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function worthText({ paid, ether, share }: Pick<LeaveOption, 'paid' | 'ether' | 'share'>, price: Price | null): string {
  const parts = [
    ...(ether === null || paid.token === null ? [] : [`${formatShort(ether, 18, 4)} ETH`]),
    ...(ether === null || price === null ? [] : [formatDollars(ether, price)]),
    ...(share === null ? [] : [t('exits.ofWorth', { percent: formatPercent(share) })]),
  ]
  return parts.length === 0 ? t('home.valueUnknown') : parts.join(' · ')
}

function waitText(option: LeaveOption): string {
  const { seconds, open } = option.wait
  if (atOnce(option)) return t('exits.wayNow')
  if (open === null) return t('exits.wayAbout', { duration: formatDuration(seconds) })
  return seconds === 0n ? t('exits.wayOpen') : t('exits.wayAtLeast', { duration: formatDuration(seconds) })
}
