import { useMemo, useState } from 'react'
import { type Change, type Gains, gainsSince, valueLine } from '../../../lib/portfolio/gains.ts'
import type { History } from '../../../lib/portfolio/history.ts'
import { formatDollarAmount, formatExact, formatShort } from '../../messages/amounts.ts'
import { formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { useExcluded } from '../../parts/usePortfolios.ts'
import { LineChart } from '../../ui/chart/LineChart.tsx'
import type { ChartPoint } from '../../ui/chart/plot.ts'
import { type RangeDays, RangePicker } from '../../ui/chart/RangePicker.tsx'
import { cx } from '../../ui/cx.ts'
import { Field } from '../../ui/Field.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { counting, signed } from '../home/LastDay.tsx'
import styles from './Portfolio.module.css'

const day = 86_400n
type Unit = 'ether' | 'dollars'

/** The newest reading of all, Unix seconds; null without one. */
const newestOf = (histories: readonly History[]) =>
  histories.reduce<bigint | null>((newest, { samples }) => {
    const time = samples.at(-1)?.time
    return time === undefined || (newest !== null && newest > time) ? newest : time
  }, null)

/** What was owned over time. */
export function OverTime({ histories }: { histories: readonly History[] }) {
  const [days, setDays] = useState<RangeDays>(30)
  const [unit, setUnit] = useState<Unit>('ether')
  const excluded = useExcluded()
  const points = useMemo(() => {
    const newest = newestOf(histories)
    if (newest === null) return []
    const since = days === null ? 0n : newest - BigInt(days) * day
    return valueLine(histories, since, counting(excluded)).map((point): ChartPoint => {
      const { time, wei, price } = point
      if (wei === null) return { time: Number(time), value: null, text: t('portfolio.unknownThen') }
      if (unit === 'ether') {
        return { time: Number(time), value: Number(wei) / 1e18, text: `${formatShort(wei, 18, 4)} ETH` }
      }
      if (price === null) return { time: Number(time), value: null, text: t('portfolio.unknownThen') }
      const cents = (wei * price.answer) / 10n ** BigInt(16 + price.decimals)
      return { time: Number(time), value: Number(cents) / 100, text: formatDollarAmount(cents, 2) }
    })
  }, [histories, days, unit, excluded])
  const series = useMemo(() => [{ id: 'value', label: t('portfolio.value'), points }], [points])
  return (
    <Section
      title={t('portfolio.overTime')}
      aside={
        <Segmented
          label={t('portfolio.shownIn')}
          value={unit}
          onChange={setUnit}
          options={[
            { value: 'ether', label: t('portfolio.inEther') },
            { value: 'dollars', label: t('portfolio.inDollars') },
          ]}
        />
      }
    >
      <Card>
        <RangePicker value={days} onChange={setDays} />
        <LineChart
          label={t('portfolio.overTime')}
          series={series}
          unit={unit === 'ether' ? 'ETH' : 'USD'}
          filled
          empty={t('portfolio.noHistory')}
        />
        <Muted>{t('portfolio.historyHelp')}</Muted>
      </Card>
    </Section>
  )
}

/** A day as a date field has it, in the reader's own time zone. */
function toField(seconds: bigint): string {
  const date = new Date(Number(seconds) * 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The first moment of that day, Unix seconds; null of half a date. */
function fromField(text: string): bigint | null {
  const [year, month, date] = text.split('-').map(Number)
  if (!year || !month || !date) return null
  const time = new Date(year, month - 1, date).getTime()
  return Number.isNaN(time) ? null : BigInt(Math.floor(time / 1_000))
}

/** Why the total is not what it was on a day of the reader's choice. */
export function ChangeSince({ histories }: { histories: readonly History[] }) {
  const excluded = useExcluded()
  const [picked, setPicked] = useState<string | null>(null)
  const first = histories.flatMap(({ samples }) => samples[0]?.time ?? []).sort((a, b) => (a < b ? -1 : 1))[0]
  const newest = newestOf(histories)
  if (first === undefined || newest === null) return null
  const monthAgo = newest - 30n * day
  const shown = picked ?? toField(monthAgo > first ? monthAgo : first)
  const since = fromField(shown) ?? first
  const gains = gainsSince(histories, since, counting(excluded))
  return (
    <Section title={t('portfolio.changeSince')}>
      <Card>
        <Field
          label={t('portfolio.day')}
          hint={since < first ? t('portfolio.firstReading', { time: formatTime(first) }) : undefined}
          type="date"
          value={shown}
          min={toField(first)}
          max={toField(newest)}
          onChange={(event) => setPicked(event.target.value)}
        />
        {gains !== null && <Breakdown gains={gains} />}
        <Muted>{t('portfolio.method')}</Muted>
      </Card>
    </Section>
  )
}

const parts = [
  ['moved', 'portfolio.moved', 'portfolio.movedHelp'],
  ['rewards', 'portfolio.rewards', 'portfolio.rewardsHelp'],
  ['slashed', 'portfolio.slashed', null],
  ['price', 'portfolio.price', 'portfolio.priceHelp'],
  ['added', 'portfolio.added', 'portfolio.addedHelp'],
  ['untold', 'portfolio.untold', 'portfolio.untoldHelp'],
] as const
/** Told also when there was none of it: that is an answer. */
const always = new Set(['moved', 'rewards', 'price'])

function Breakdown({ gains }: { gains: Gains }) {
  return (
    <table className={styles.gains}>
      <caption className="visually-hidden">{t('portfolio.changeSince')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('charts.part')}</th>
          <th scope="col">{t('charts.amount')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('portfolio.before', { date: formatTime(gains.from) })}</th>
          <Value change={gains.before} />
        </tr>
        {parts.map(([name, label, help]) => {
          const change = gains[name]
          if (!always.has(name) && change.wei === 0n && (change.dollars ?? 0n) === 0n) return null
          return (
            <tr key={name} className={styles.part}>
              <th scope="row">
                {t(label)}
                {help !== null && <span className={styles.help}>{t(help)}</span>}
              </th>
              <Value change={change} sign />
            </tr>
          )
        })}
        <tr className={styles.sum}>
          <th scope="row">{t('portfolio.after')}</th>
          <Value change={gains.after} />
        </tr>
      </tbody>
    </table>
  )
}

/** Ether first, dollars below it. */
function Value({ change: { wei, dollars }, sign = false }: { change: Change; sign?: boolean }) {
  return (
    <td title={`${formatExact(wei, 18)} ETH`}>
      <span className={cx(styles.ether, sign && tone(wei))}>{sign ? signed(wei) : formatShort(wei, 18, 4)} ETH</span>
      <span className={cx(styles.dollars, sign && dollars !== null && tone(dollars))}>
        {dollars === null ? t('home.noDollars') : dollarText(dollars, sign)}
      </span>
    </td>
  )
}

function dollarText(dollars: bigint, sign: boolean): string {
  const text = formatDollarAmount(dollars < 0n ? -dollars : dollars, 8)
  if (dollars < 0n) return `−${text}`
  return sign && dollars > 0n ? `+${text}` : text
}

const tone = (value: bigint) => (value > 0n ? styles.gain : value < 0n ? styles.loss : null)
