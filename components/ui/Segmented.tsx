import { type ReactNode, useId } from 'react'
import styles from './Segmented.module.css'

/** One choice of a few, all in sight. */
export function Segmented<value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  /** The name of the choice, for those who hear it. */
  label: string
  options: readonly { value: value; label: ReactNode }[]
  value: value
  onChange: (value: value) => void
}) {
  const name = useId()
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.text}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
