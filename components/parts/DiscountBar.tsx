import { formatPercent } from '../messages/format.ts'
import { cx } from '../ui/cx.ts'
import styles from './DiscountBar.module.css'
import { type Band, bandOf, placeOf } from './discount.ts'

const bands = ['usual', 'watch', 'clear', 'far'] as const satisfies readonly Band[]
const tenth = 10n ** 15n
/** Where each band begins. */
const edges = [0n, -2n * tenth, -5n * tenth, -20n * tenth] as const

/**
 * How far below its redemption value a token sells, on a line of four bands from none to five percent and more. A drawing
 * only: the words stand beside it.
 */
export function DiscountBar({ discount }: { discount: bigint }) {
  const here = bandOf(discount)
  // At either end the mark must not stand half outside.
  const place = Math.min(0.995, Math.max(0.005, placeOf(discount)))
  return (
    <div aria-hidden="true">
      <span className={styles.bar}>
        <svg viewBox="0 0 400 8" preserveAspectRatio="none" className={styles.svg} aria-hidden="true">
          {bands.map((band, index) => (
            <rect
              key={band}
              x={index * 100 + (index > 0 ? 1 : 0)}
              width={index > 0 ? 99 : 100}
              height="8"
              className={cx(styles.piece, styles[band], band === here && styles.here)}
            />
          ))}
        </svg>
        <span className={styles.mark} style={{ insetInlineStart: `${100 * place}%` }} />
      </span>
      <span className={styles.edges}>
        {edges.map((edge) => (
          <span key={edge.toString()}>{formatPercent(edge)}</span>
        ))}
      </span>
    </div>
  )
}
