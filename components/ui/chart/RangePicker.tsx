import { t } from '../../messages/index.ts'
import { Segmented } from '../Segmented.tsx'

/** How many days back a chart reaches; null: everything there is. */
export type RangeDays = 7 | 30 | 90 | 365 | null

const choices = [
  [7, 'charts.range7'],
  [30, 'charts.range30'],
  [90, 'charts.range90'],
  [365, 'charts.range365'],
  [null, 'charts.rangeAll'],
] as const

/** How far back to look: one of a few. */
export function RangePicker({ value, onChange }: { value: RangeDays; onChange: (days: RangeDays) => void }) {
  return (
    <Segmented
      label={t('charts.range')}
      options={choices.map(([days, key]) => ({ value: String(days), label: t(key) }))}
      value={String(value)}
      onChange={(chosen) => onChange(choices.find(([days]) => String(days) === chosen)?.[0] ?? null)}
    />
  )
}
