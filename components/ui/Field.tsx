import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import styles from './Field.module.css'

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with the value; read aloud when it appears. */
  error?: ReactNode
}

/** A labelled text input. Uncontrolled by choice of the caller: secrets must never be in a `value` attribute. */
export function Field({ label, hint, error, className, ...input }: FieldProps & ComponentProps<'input'>) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        {...input}
        id={id}
        className={cx(styles.input, error ? styles.invalid : null)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described === '' ? undefined : described}
      />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className={styles.error} role="alert">
        {error}
      </p>
    </div>
  )
}

/** A labelled choice of one among a few. */
export function Select({ label, hint, className, children, ...select }: FieldProps & ComponentProps<'select'>) {
  const id = useId()
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select {...select} id={id} className={styles.input} aria-describedby={hint ? `${id}-hint` : undefined}>
        {children}
      </select>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
