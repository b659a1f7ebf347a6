import { harmless } from './harmless.ts'
import styles from './TokenMark.module.css'

/**
 * A token's two letters on a colour of its address. No picture is fetched from anywhere. `badge` is a second mark in the
 * corner, such as two letters of the chain a copy lives on.
 */
export function TokenMark({
  symbol,
  address,
  badge,
}: {
  symbol: string
  address: string | null
  badge?: string | undefined
}) {
  const hue = address === null ? 225 : Number.parseInt(address.slice(2, 8), 16) % 360
  return (
    <svg viewBox="0 0 40 40" className={styles.mark} aria-hidden="true">
      <circle cx="20" cy="20" r="20" fill={`hsl(${hue} 42% 44%)`} />
      <text x="20" y="20" className={styles.letters}>
        {address === null ? 'Ξ' : [...harmless(symbol)].slice(0, 2).join('')}
      </text>
      {badge !== undefined && (
        <>
          <circle cx="31" cy="31" r="10" className={styles.badge} />
          <text x="31" y="31.5" className={styles.badgeLetters}>
            {[...badge].slice(0, 2).join('')}
          </text>
        </>
      )}
    </svg>
  )
}
