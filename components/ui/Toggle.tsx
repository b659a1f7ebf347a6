import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import styles from './Toggle.module.css'

/** A switch that takes effect at once. */
export function Toggle({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <div className={styles.toggle}>
      <div className={styles.text}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  )
}

/** A box to tick, with its words beside it. */
export function Check({
  children,
  checked,
  disabled = false,
  middle = false,
  onChange,
}: {
  children: ReactNode
  checked: boolean
  disabled?: boolean
  /** The box beside the middle of what it stands for, not beside its first line. */
  middle?: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <label className={cx(styles.check, middle && styles.middle)}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.checkText}>{children}</span>
    </label>
  )
}
