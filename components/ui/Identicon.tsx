import { useId } from 'react'
import { cx } from './cx.ts'
import styles from './Identicon.module.css'
import { identicon } from './identicon.ts'

/** An account's picture, from its address alone. Decoration: the address or name stands beside it. */
export function Identicon({ address, size = 'large' }: { address: string; size?: 'small' | 'medium' | 'large' }) {
  const clip = useId()
  const { background, shapes } = identicon(address)
  return (
    <svg viewBox="0 0 100 100" className={cx(styles.identicon, styles[size])} aria-hidden="true">
      <clipPath id={clip}>
        <circle cx="50" cy="50" r="50" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect width="100" height="100" fill={background} />
        {shapes.map(({ color, x, y, size, turn }) => (
          <rect
            key={color}
            x={x}
            y={y}
            width={size}
            height={size}
            fill={color}
            transform={`rotate(${turn} ${x + size / 2} ${y + size / 2})`}
          />
        ))}
      </g>
    </svg>
  )
}
