import { useState } from 'react'
import { Amount } from '../../components/ui/Amount.tsx'
import { Donut, type Segment, StackedBar } from '../../components/ui/chart/Composition.tsx'
import { LineChart } from '../../components/ui/chart/LineChart.tsx'
import type { ChartPoint } from '../../components/ui/chart/plot.ts'
import { type RangeDays, RangePicker } from '../../components/ui/chart/RangePicker.tsx'
import { Sparkline } from '../../components/ui/chart/Sparkline.tsx'
import { Row, Rows } from '../../components/ui/Row.tsx'
import { Card, Section } from '../../components/ui/Stack.tsx'
import { ether } from './world.ts'

const day = 86_400
const start = Math.floor(Date.now() / 1_000) - 90 * day

/** A line that wanders the same way every time. */
function wander(length: number, from: number, step: number, swing: number): readonly ChartPoint[] {
  return Array.from({ length }, (_, index) => {
    const value = from + index * step + swing * Math.sin(index / 5) * Math.cos(index / 11)
    return { time: start + index * day, value, text: `${value.toFixed(4)} ETH` }
  })
}
const worth = wander(90, 64, 0.02, 1.4)
const rate = wander(90, 1.17, 0.00012, 0)
const market = wander(90, 1.168, 0.00012, 0.004).filter((_, index) => index % 2 === 0)
const broken = worth.map((point, index) =>
  index > 30 && index < 44 ? { ...point, value: null, text: 'unknown' } : point,
)
const segment = (label: string, percent: number): Segment => ({
  id: label,
  label,
  share: (BigInt(Math.round(percent * 100)) * ether) / 10_000n,
  amount: <Amount amount={(BigInt(Math.round(percent * 100)) * ether) / 150n} decimals={18} symbol="ETH" digits={4} />,
})
const parts = [
  segment('stETH', 44.12),
  segment('weETH', 21.5),
  segment('rETH', 14.03),
  segment('ETH', 9.8),
  segment('ezETH', 6.2),
  segment('pufETH', 2.1),
  segment('rsETH', 1.2),
  segment('sfrxETH', 0.8),
  segment('osETH', 0.2),
  segment('An asset with a very long name that has to wrap', 0.05),
]

/** Every chart there is, with and without something to draw. */
export function Charts() {
  const [days, setDays] = useState<RangeDays>(90)
  return (
    <div className="shell shell-bare">
      <main className="shell-main">
        <div className="shell-screen">
          <h1>Charts</h1>
          <Section title="Value over time">
            <Card>
              <RangePicker value={days} onChange={setDays} />
              <LineChart
                label="Value"
                series={[{ id: 'value', label: 'Value', points: worth }]}
                unit="ETH"
                filled
                empty=""
              />
            </Card>
          </Section>
          <Section title="Two lines and a level">
            <Card>
              <LineChart
                label="Rate and market price"
                unit="ETH"
                series={[
                  { id: 'rate', label: 'Redemption rate', points: rate },
                  { id: 'market', label: 'Market price', points: market, dashed: true },
                ]}
                guides={[{ id: 'alert', label: 'Alert', value: 1.166 }]}
                empty=""
              />
            </Card>
          </Section>
          <Section title="A gap, one point, none">
            <Card>
              <LineChart
                label="Gap"
                series={[{ id: 'value', label: 'Value', points: broken }]}
                unit="ETH"
                filled
                empty=""
              />
              <LineChart
                label="One"
                series={[{ id: 'value', label: 'Value', points: worth.slice(0, 1) }]}
                unit="ETH"
                empty=""
              />
              <LineChart
                label="None"
                series={[]}
                unit="ETH"
                empty="There is no history yet. It begins with the next reading."
              />
            </Card>
          </Section>
          <Section title="Composition">
            <Card>
              <StackedBar label="By asset" segments={parts} />
            </Card>
            <Card>
              <Donut label="By asset" segments={parts.slice(0, 5)}>
                <strong>65.2</strong>
                <span>ETH</span>
              </Donut>
            </Card>
            <Card>
              <Donut label="One" segments={[segment('stETH', 100)]} />
            </Card>
          </Section>
          <Section title="Sparklines">
            <Rows>
              <li>
                <Row title="wstETH" detail="rate" end={<Sparkline label="wstETH" points={rate} />} />
              </li>
              <li>
                <Row title="stETH" detail="market" end={<Sparkline label="stETH" points={market} />} />
              </li>
              <li>
                <Row title="new" detail="no history" end={<Sparkline label="new" points={[]} />} />
              </li>
            </Rows>
          </Section>
        </div>
      </main>
    </div>
  )
}
