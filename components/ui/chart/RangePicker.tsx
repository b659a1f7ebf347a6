import { useId } from 'react'
import { t } from '../../messages/index.ts'
import styles from './RangePicker.module.css'

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
  const name = useId()
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{t('charts.range')}</legend>
      {choices.map(([days, key]) => (
        <label key={key} className={styles.choice}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={days === value}
            onChange={() => onChange(days)}
          />
          <span className={styles.text}>{t(key)}</span>
        </label>
      ))}
    </fieldset>
  )
}
