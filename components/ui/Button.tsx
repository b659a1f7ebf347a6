import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { cx } from './cx.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Spinner } from './Spinner.tsx'

type Look = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  icon?: IconName
  /** As wide as what holds it. */
  block?: boolean
  small?: boolean
}

const classes = ({ variant = 'secondary', block, small }: Look, className?: string) =>
  cx(styles.button, styles[variant], block && styles.block, small && styles.small, className)

/** A command. While `busy` it keeps its width, cannot be pressed again and says so. */
export function Button({
  variant,
  icon,
  block,
  small,
  busy = false,
  disabled,
  className,
  children,
  type = 'button',
  ...rest
}: Look & { busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type={type}
      className={classes({ ...(variant && { variant }), ...(block && { block }), ...(small && { small }) }, className)}
      disabled={disabled || busy}
      aria-busy={busy}
    >
      <span className={cx(styles.content, busy && styles.hidden)}>
        {icon && <Icon name={icon} />}
        {children}
      </span>
      {busy && (
        <span className={styles.spinner}>
          <Spinner />
        </span>
      )}
    </button>
  )
}

/** A link that looks like a button: for going somewhere. */
export function LinkButton({
  variant,
  icon,
  block,
  small,
  className,
  children,
  ...rest
}: Look & ComponentProps<'a'> & { href: string }) {
  return (
    <a
      {...rest}
      className={classes({ ...(variant && { variant }), ...(block && { block }), ...(small && { small }) }, className)}
    >
      <span className={styles.content}>
        {icon && <Icon name={icon} />}
        {children}
      </span>
    </a>
  )
}

/** A command with a drawing only; `label` is its name and tooltip. */
export function IconButton({
  icon,
  label,
  busy = false,
  className,
  type = 'button',
  ...rest
}: { icon: IconName; label: string; busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button {...rest} type={type} className={cx(styles.iconButton, className)} aria-label={label} title={label}>
      {busy ? <Spinner /> : <Icon name={icon} />}
    </button>
  )
}
