import type { SlashCase, SlashingReport } from '../../../lib/messaging/slashing.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { LineChart } from '../../ui/chart/LineChart.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { caseText, etherText } from './caseText.ts'

/** How much goes by the size of the slash, one line for each case that differs. */
export function Curve({ report, cases }: { report: SlashingReport; cases: readonly SlashCase[] }) {
  const ether = report.curves.every(({ points }) => points.every(({ wei }) => wei !== null))
  const series = report.curves.flatMap(({ case: id, points }) => {
    const shown = cases.find((one) => one.id === id)
    if (shown === undefined) return []
    return [
      {
        id,
        label: caseText(shown),
        points: points.map(({ size, wei, share }) => ({
          time: percentOf(size),
          value: ether ? Number(wei ?? 0n) / 1e18 : percentOf(share),
          text: [...(ether && wei !== null ? [etherText(wei)] : []), formatPercent(share, { loss: true })].join(' · '),
        })),
      },
    ]
  })
  const label = t('slashing.curve')
  return (
    <Section title={label}>
      <LineChart
        label={label}
        series={series}
        unit={ether ? 'ETH' : t('slashing.percentOfStake')}
        across={{
          name: t('slashing.size'),
          choice: t('slashing.chooseSize'),
          format: (at) => `${at}%`,
          ticks: [0, 50, 100],
        }}
        empty={t('slashing.nothing')}
      />
      <Muted>{t('slashing.curveHelp')}</Muted>
    </Section>
  )
}

const percentOf = (wad: bigint) => Number(wad / 10n ** 14n) / 100
