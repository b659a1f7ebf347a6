import { useMemo, useState } from 'react'
import type { Address } from 'viem'
import type { OperatorRewards, RateCoverage, RatesReport, StrategyRewards } from '../../../lib/messaging/rewards.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDate, formatInteger, formatPercent } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Select } from '../../ui/Field.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Muted, Section, Stack } from '../../ui/Stack.tsx'
import { OperatorPay } from './OperatorPay.tsx'
import styles from './Rewards.module.css'
import { useRates } from './useRates.ts'

type Order = 'byPay' | 'byRisk'
type Paid = OperatorRewards & { strategy: StrategyRewards }

/** What operators' stakers were paid lately, strategy by strategy, with how much of the past that rests on. */
export function Rates() {
  const { report, coverage, error, busy, search, again } = useRates()
  return (
    <Stack gap="loose">
      <Coverage coverage={coverage} report={report} onSearch={search} />
      <ErrorNote error={error} />
      {error !== null && <Button onClick={again}>{t('common.retry')}</Button>}
      {report === null && busy && (
        <Section title={t('rewards.operators')}>
          <p className="visually-hidden" role="status">
            {t('rewards.readingRates')}
          </p>
          <Skeleton width="full" />
          <Skeleton width="full" />
        </Section>
      )}
      {report !== null && coverage?.since != null && <Ranking report={report} />}
    </Stack>
  )
}

function Coverage({
  coverage,
  report,
  onSearch,
}: {
  coverage: RateCoverage | null
  report: RatesReport | null
  onSearch: () => void
}) {
  if (coverage === null) return <Skeleton width="full" />
  const percent = formatPercent(BigInt(Math.floor(coverage.progress * 10_000)) * 10n ** 14n)
  const text = coverage.complete
    ? t('rewards.coverageComplete')
    : coverage.since === null
      ? t('rewards.coverageNone')
      : t('rewards.coverageSince', { date: formatDate(coverage.since), percent })
  return (
    <>
      <Banner
        action={
          !coverage.complete &&
          !coverage.searching && (
            <Button onClick={onSearch}>{t(coverage.since === null ? 'rewards.search' : 'rewards.searchOn')}</Button>
          )
        }
      >
        <p>{text}</p>
        {coverage.searching && !coverage.complete && <p role="status">{t('rewards.searching', { percent })}</p>}
        {coverage.error !== null && <p>{t('rewards.searchFailed', { why: errorText(coverage.error) })}</p>}
        {report !== null && coverage.since !== null && (
          <p>{t('rewards.submissions', { count: report.coverage.submissions })}</p>
        )}
        {coverage.since !== null && coverage.withheld.length > 0 && <p>{t('rewards.withheld')}</p>}
      </Banner>
      {report !== null && coverage.since !== null && (
        <Muted>
          {t('rewards.window', { days: report.window.days, until: formatDate(report.window.end - 1n) })}{' '}
          {t('rewards.approximate', { block: formatInteger(report.block.number) })}
        </Muted>
      )}
    </>
  )
}

function Ranking({ report }: { report: RatesReport }) {
  const [order, setOrder] = useState<Order>('byPay')
  const [chosen, setChosen] = useState<Address | null>(null)
  const [open, setOpen] = useState<Address | null>(null)
  const own = useOwnOperators()
  const { name } = useRegistry()
  const strategies = useMemo(() => strategiesIn(report), [report])
  const shown = chosen ?? strategies[0]?.strategy ?? null
  const paid = useMemo(() => ranked(report, shown, order), [report, shown, order])
  if (shown === null) return <Muted>{t('rewards.noOperators')}</Muted>
  return (
    <Section title={t('rewards.operators')}>
      <div className={styles.choices}>
        <Select
          label={t('rewards.strategy')}
          value={shown}
          onChange={({ target }) => setChosen(target.value as Address)}
        >
          {strategies.map(({ strategy, symbol }) => (
            <option key={strategy} value={strategy}>
              {symbol}
            </option>
          ))}
        </Select>
        <Select label={t('rewards.order')} value={order} onChange={({ target }) => setOrder(target.value as Order)}>
          <option value="byPay">{t('rewards.byPay')}</option>
          <option value="byRisk">{t('rewards.byRisk')}</option>
        </Select>
      </div>
      <Rows label={t('rewards.operators')}>
        {paid.map((operator) => (
          <li key={operator.operator}>
            <Row
              title={operator.name ?? name(operator.operator) ?? shortAddress(operator.operator)}
              detail={detailText(operator, own)}
              end={rateText(operator.strategy, report.coverage.withheld.length > 0)}
              endDetail={riskText(operator.strategy)}
              expanded={open === operator.operator}
              onSelect={() => setOpen(open === operator.operator ? null : operator.operator)}
            />
            {open === operator.operator && <OperatorPay paid={operator} report={report} />}
          </li>
        ))}
      </Rows>
    </Section>
  )
}

/** The rate in ether; at least so much where a part of it has no price, or is not known yet. */
function rateText({ paid, incentives, lines }: StrategyRewards, withheld: boolean): string {
  if (lines.length === 0) return t(withheld ? 'common.unknown' : 'rewards.nothingPaid')
  if (paid.ether === null && incentives.ether === null) return t('rewards.unknownRate')
  const percent = formatPercent((paid.ether ?? 0n) + (incentives.ether ?? 0n))
  const part = withheld || paid.unpriced.length > 0 || incentives.unpriced.length > 0
  return t(part ? 'rewards.atLeast' : 'rewards.perYear', { percent })
}

function riskText({ slashable }: StrategyRewards): string {
  if (slashable === null) return t('common.unknown')
  if (slashable === 0n) return t('rewards.noRisk')
  return t('rewards.slashableShort', { percent: formatPercent(slashable, { loss: true }) })
}

/** Whose operator it is, and what of the rate is which. */
function detailText({ operator, strategy: { paid, incentives, lines } }: Paid, own: ReadonlySet<string>): string {
  const parts = [
    own.has(operator.toLowerCase()) ? t('rewards.yours') : null,
    lines.length === 0 || paid.ether === null ? null : t('rewards.ofAvs', { percent: formatPercent(paid.ether) }),
    lines.length === 0 || incentives.ether === null
      ? null
      : t('rewards.ofIncentives', { percent: formatPercent(incentives.ether) }),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

/** Every strategy somebody has stake in, those that were paid first. */
function strategiesIn({ operators }: RatesReport): readonly StrategyRewards[] {
  const found = new Map<string, StrategyRewards>()
  for (const one of operators.flatMap(({ strategies }) => strategies)) {
    const key = one.strategy.toLowerCase()
    const before = found.get(key)
    if (before === undefined || (before.lines.length === 0 && one.lines.length > 0)) found.set(key, one)
  }
  return [...found.values()].toSorted((a, b) => Number(a.lines.length === 0) - Number(b.lines.length === 0))
}

function ranked({ operators }: RatesReport, shown: Address | null, order: Order): readonly Paid[] {
  const paid = operators.flatMap(({ strategies, ...operator }): Paid[] => {
    const strategy = strategies.find((one) => one.strategy === shown)
    return strategy === undefined ? [] : [{ ...operator, strategies, strategy }]
  })
  const payOf = ({ strategy }: Paid): bigint =>
    order === 'byRisk'
      ? (strategy.perRisk ?? -1n)
      : (strategy.paid.ether ?? 0n) + (strategy.incentives.ether ?? 0n) - (strategy.paid.ether === null ? 1n : 0n)
  return paid.toSorted((a, b) => (payOf(a) > payOf(b) ? -1 : payOf(a) < payOf(b) ? 1 : 0))
}

function useOwnOperators(): ReadonlySet<string> {
  const portfolios = useWallet((mirror) => mirror.portfolios)
  return useMemo(
    () =>
      new Set(
        Object.values(portfolios).flatMap(({ rows }) =>
          rows.flatMap(({ position }) => (position.kind === 'delegation' ? [position.operator.toLowerCase()] : [])),
        ),
      ),
    [portfolios],
  )
}
