import { useEffect, useMemo, useState } from 'react'
import type { DailySample } from '../../../lib/messaging/mirror.ts'
import { discountOf } from '../../../lib/portfolio/marketMath.ts'
import type { Token } from '../../../lib/protocols/types.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { LineChart } from '../../ui/chart/LineChart.tsx'
import type { ChartPoint } from '../../ui/chart/plot.ts'
import { type RangeDays, RangePicker } from '../../ui/chart/RangePicker.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Card, Section } from '../../ui/Stack.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import styles from './Token.module.css'

/** The discount, and both values it is the difference of, day by day as Bowline noted them. */
export function History({ token }: { token: Token }) {
  const { samples, error } = useSamples(token)
  const [shown, setShown] = useState<'discount' | 'rate'>('discount')
  const [range, setRange] = useState<RangeDays>(90)
  const within = useMemo(() => cut(samples ?? [], range), [samples, range])
  return (
    <Section title={t('token.history')}>
      <Card>
        <ErrorNote error={error} />
        <Tabs
          label={t('token.history')}
          tabs={[
            { name: 'discount', label: t('token.tab.discount') },
            { name: 'rate', label: t('token.tab.rate') },
          ]}
          selected={shown}
          onSelect={setShown}
        >
          {samples === null ? (
            <div className={styles.cardWait} />
          ) : shown === 'discount' ? (
            <DiscountChart token={token} samples={within} />
          ) : (
            <RateChart token={token} samples={within} />
          )}
        </Tabs>
        <RangePicker value={range} onChange={setRange} />
      </Card>
    </Section>
  )
}

/** Null until they arrived. */
function useSamples({ chainId, address }: Token) {
  const { run, error } = useCommand('markets.history')
  const [samples, setSamples] = useState<readonly DailySample[] | null>(null)
  useEffect(() => {
    void run({ chainId, token: address }).then((answer) => setSamples(answer?.output ?? []))
  }, [run, chainId, address])
  return { samples, error }
}

function cut(samples: readonly DailySample[], range: RangeDays): readonly DailySample[] {
  const last = samples.at(-1)
  if (range === null || last === undefined) return samples
  return samples.filter(({ time }) => last.time - time <= BigInt(range) * 86_400n)
}

type ChartProps = { token: Token; samples: readonly DailySample[] }

function DiscountChart({ token, samples }: ChartProps) {
  const threshold = useWallet(({ preferences }) => preferences.discountAlert)
  const points = samples.map(({ time, rate, price }): ChartPoint => {
    const discount = discountOf(price, rate)
    return {
      time: Number(time),
      value: discount === null ? null : Number(discount) / 1e16,
      text: discount === null ? t('common.unknown') : formatPercent(discount),
    }
  })
  return (
    <LineChart
      label={t('token.discountChart', { symbol: token.symbol })}
      series={[{ id: 'discount', label: t('token.line.discount'), points }]}
      guides={[{ id: 'alert', label: t('token.line.alert'), value: -Number(threshold) / 1e16 }]}
      unit={t('token.unit.percent')}
      empty={t('token.noDiscountHistory')}
    />
  )
}

function RateChart({ token, samples }: ChartProps) {
  const pointsOf = (which: 'rate' | 'price') =>
    samples.map((sample): ChartPoint => {
      const value = sample[which]
      return {
        time: Number(sample.time),
        value: value === null ? null : Number(value) / 1e18,
        text: value === null ? t('common.unknown') : formatShort(value, 18, 6),
      }
    })
  const priced = samples.some(({ price }) => price !== null)
  return (
    <LineChart
      label={t('token.rateChart', { symbol: token.symbol })}
      series={[
        { id: 'rate', label: t('token.line.rate'), points: pointsOf('rate') },
        ...(priced ? [{ id: 'price', label: t('token.line.price'), points: pointsOf('price'), dashed: true }] : []),
      ]}
      unit={token.kind === 'bitcoin' ? 'BTC' : 'ETH'}
      empty={t('token.noHistory')}
    />
  )
}
