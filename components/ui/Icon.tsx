import { cx } from './cx.ts'
import styles from './Icon.module.css'

/** Strokes on a 24 × 24 grid. */
const paths = {
  home: 'M4 11.5 12 4l8 7.5V20h-5.5v-5h-5v5H4z',
  activity: 'M3.5 12h4l2.5-7 4 14 2.5-7h4',
  shield: 'M12 3.5 5 6v6c0 4.2 2.9 7.3 7 8.5 4.1-1.2 7-4.3 7-8.5V6zM12 3.5v17',
  sites: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  bell: 'M5.5 17.5h13l-1.5-2.5v-4a5 5 0 0 0-10 0v4zM10 20.5h4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  refresh: 'M20 5v5h-5M4 19v-5h5M19 10a7.5 7.5 0 0 0-13.5-2M5 14a7.5 7.5 0 0 0 13.5 2',
  expand: 'M14 4h6v6M20 4l-8 8M18 14v6H4V6h6',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  check: 'M5 12.5 10 17.5 19.5 7',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9.5l6 6 6-6',
  right: 'M9.5 6l6 6-6 6',
  back: 'M14.5 6l-6 6 6 6',
  plus: 'M12 5v14M5 12h14',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  eyeOff:
    'M4 4l16 16M9.5 6A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M14.5 18a9 9 0 0 1-2.5.5C6 18.5 2.5 12 2.5 12a17 17 0 0 1 3.6-4.3',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1',
  danger: 'M8.2 3.5h7.6l4.7 4.7v7.6l-4.7 4.7H8.2l-4.7-4.7V8.2zM12 8v5M12 16v.1',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.7v.1',
  exit: 'M13.5 4.5H19v15h-5.5M4 12h11M11 8l4 4-4 4',
  receive: 'M12 4v12M6.5 10.5 12 16l5.5-5.5M5 20h14',
  up: 'M12 19V5M6 11l6-6 6 6',
  lower: 'M12 5v14M6 13l6 6 6-6',
  key: 'M14.5 3.5a6 6 0 1 1-4.2 10.2L4 20v-3.5l1.8-.3.4-2.2 2.4-.4 1.2-1.3A6 6 0 0 1 14.5 3.5zM16 8h.01',
  words: 'M4 5h6v4H4zM14 5h6v4h-6zM4 13h6v4H4zM14 13h6v4h-6z',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2.5',
  edit: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20 20',
  trash: 'M5 7h14M9.5 7V4h5v3M7 7l1 13h8l1-13',
} as const

export type IconName = keyof typeof paths

/** A drawing beside words; it says nothing by itself, so it is hidden from screen readers. */
export function Icon({
  name,
  large = false,
  className,
}: {
  name: IconName
  large?: boolean
  className?: string | undefined
}) {
  return (
    <svg viewBox="0 0 24 24" className={cx(styles.icon, large && styles.large, className)} aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
