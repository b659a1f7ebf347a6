import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Menu.module.css'

export type MenuItem = {
  id: string
  label: ReactNode
  icon?: IconName
  danger?: boolean
  /** Given for a choice of one among several: whether it is the one. */
  checked?: boolean
  onSelect: () => void
}

/** A button that opens a list of commands. Arrow keys move, Escape closes and gives the focus back. */
export function Menu({
  label,
  trigger,
  items,
  className,
  align = 'end',
}: {
  label: string
  trigger: ReactNode
  items: readonly MenuItem[]
  className?: string | undefined
  align?: 'start' | 'end'
}) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const current = root.current?.querySelector<HTMLElement>('[aria-checked="true"], [role^="menuitem"]')
    current?.focus()
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])

  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
      return
    }
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
    const index = entries.indexOf(document.activeElement as HTMLElement)
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: entries.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    entries[(target + entries.length) % entries.length]?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside, wherever its focus is
    <div ref={root} className={styles.root} onKeyDown={open ? move : undefined}>
      <button
        ref={button}
        type="button"
        className={cx(styles.trigger, className)}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <div role="menu" aria-label={label} className={cx(styles.menu, align === 'start' && styles.start)}>
          {items.map((item) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is set only where the role is menuitemradio
            <button
              key={item.id}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              tabIndex={-1}
              className={cx(styles.item, item.danger && styles.danger)}
              onClick={() => {
                setOpen(false)
                button.current?.focus()
                item.onSelect()
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span className={styles.label}>{item.label}</span>
              {item.checked && <Icon name="check" />}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
