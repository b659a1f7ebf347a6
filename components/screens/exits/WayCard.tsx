import type { ReactNode } from 'react'
import type { Mirror } from '../../../lib/messaging/mirror.ts'
import { atOnce, isSteep, type LeaveOption } from '../../../lib/portfolio/leaving.ts'
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
  explained,
}: {
  option: LeaveOption
  given: TokenLabel
  price: Price | null
  /** Among those that are open it pays most, or most of those without a wait. */
  mark: 'best' | 'fastest' | null
  /** Says what kind of way it is; one of several sales is enough. */
  explained: boolean
}) {
  const { asset } = useRegistry()
  const { kind, shut, sale, most } = option
  return (
    <li className={cx(styles.way, mark === 'best' && styles.best, shut !== null && styles.shut)}>
      <div className={styles.head}>
        <h3>{wayTitle(option, asset)}</h3>
        {shut !== null ? (
          <span className={cx(styles.badge, styles.off)}>{t('exits.wayShut')}</span>
        ) : (
          mark !== null && (
            <span className={styles.badge}>{t(mark === 'best' ? 'exits.wayBest' : 'exits.wayFastest')}</span>
          )
        )}
      </div>
      <div className={styles.pay}>
        <Receives option={option} price={price} />
        <Caution option={option} given={given} />
      </div>
      <dl className={styles.facts}>
        {!offersNothing(option) && <Terms option={option} />}
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
      {explained && <p className={styles.help}>{t(`exits.wayHelp.${kind}`)}</p>}
    </li>
  )
}

/** A pool that cannot take so much names no price. */
export const offersNothing = ({ sale, receives }: LeaveOption) => sale !== null && receives === null

/** What a way is called, shortly. */
export function wayTitle({ kind, sale, paid }: LeaveOption, asset: ReturnType<typeof useRegistry>['asset']): string {
  if (sale !== null) {
    const venue = venues[sale.source]
    return sale.fee === null
      ? t('exits.way.sale', { venue })
      : t('exits.way.saleTier', { venue, fee: formatPercent(sale.fee) })
  }
  return t(`exits.way.${kind as Exclude<typeof kind, 'sale'>}`, { symbol: asset(paid).symbol })
}

/** What it pays, and what that is worth. */
function Receives({ option, price }: { option: LeaveOption; price: Price | null }) {
  const { asset } = useRegistry()
  const { receives, paid, ether, share } = option
  const { decimals, symbol } = asset(paid)
  if (offersNothing(option)) return null
  return (
    <>
      <div className={styles.receives}>
        <span className="visually-hidden">{t('exits.youReceive')} </span>
        {receives === null ? (
          t('common.unknown')
        ) : (
          <Amount amount={receives.amount} decimals={decimals} symbol={symbol} digits={6} pad={false} />
        )}
      </div>
      <div className={styles.worth}>{worthText({ paid, ether, share }, price)}</div>
    </>
  )
}

/** Why it is shut, or what to mind. */
function Caution({ option: { shut, sale, most }, given }: { option: LeaveOption; given: TokenLabel }) {
  if (shut?.why === 'closed') {
    return (
      <p className={styles.why}>
        <SentenceText sentence={shut.sentence} form="flowing" />
      </p>
    )
  }
  const text =
    shut !== null
      ? most === null
        ? t('exits.wayPoolFull')
        : t('exits.wayTooMuch', { amount: `${formatShort(most, given.decimals, 4)} ${given.symbol}` })
      : sale !== null && isSteep(sale)
        ? t('exits.waySteep', { percent: formatPercent(sale.priceImpact ?? 0n, { loss: true }) })
        : null
  return text === null ? null : <p className={styles.why}>{text}</p>
}

function Terms({ option }: { option: LeaveOption }) {
  const { sale, fee, wait } = option
  const percent = (part: bigint | null) =>
    part === null ? t('common.unknown') : part === 0n ? t('exits.wayNoFee') : formatPercent(part, { loss: true })
  return (
    <>
      <Line label={t('exits.wayWait')}>
        {waitText(option)}
        {wait.open !== null && <span className={styles.waits}>{t(`exits.waitsFor.${wait.open}`)}</span>}
      </Line>
      <Line label={t('exits.wayFee')}>{sale === null ? percent(fee) : feeTaken(fee)}</Line>
      {sale !== null && <Line label={t('exits.wayImpact')}>{percent(sale.priceImpact)}</Line>}
    </>
  )
}

/** A pool has taken its fee off already, and some have one that never moves. */
const feeTaken = (fee: bigint | null) =>
  fee === null ? t('exits.wayFeeIncluded') : t('exits.wayFeeOf', { fee: formatPercent(fee) })

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

/** How long it takes, as far as that is known. */
export function waitText(option: LeaveOption, { short = false } = {}): string {
  const { seconds, open } = option.wait
  if (atOnce(option)) return t('exits.wayNow')
  if (open === null) return t('exits.wayAbout', { duration: formatDuration(seconds) })
  return seconds === 0n
    ? t(short ? 'exits.waySomeDays' : 'exits.wayOpen')
    : t('exits.wayAtLeast', { duration: formatDuration(seconds) })
}
