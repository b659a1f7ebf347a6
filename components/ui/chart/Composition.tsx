import { type ReactNode, useId, useState } from 'react'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { Button } from '../Button.tsx'
import { cx } from '../cx.ts'
import styles from './Composition.module.css'
import { colorClass, Hatching, Swatch, type Tone } from './colors.tsx'

/**
 * One part of a whole. `share` is exact: 1e18 is all of it, rounded down. Largest first. `tone`: not one of those that are
 * compared, so it has none of their colours: `quiet` and `faint` stand back, `unknown` is hatched.
 */
export type Segment = {
  id: string
  label: string
  share: bigint
  amount: ReactNode
  href?: string
  tone?: Tone
}

type CompositionProps = {
  /** What is divided: the name of the drawing and of its table. */
  label: string
  segments: readonly Segment[]
  /** How many rows the table has before the rest is asked for. */
  rows?: number
}

/** A whole cut into its parts along a bar; the names, amounts and shares are the table below it. */
export function StackedBar({ label, segments, rows }: CompositionProps) {
  const [lit, setLit] = useState<string | null>(null)
  return (
    <figure className={styles.figure} aria-label={label}>
      <Bar segments={segments} lit={lit} />
      <Legend label={label} segments={segments} lit={lit} onLight={setLit} {...(rows !== undefined && { rows })} />
    </figure>
  )
}

/** The bar alone, for where the parts are named beside it. */
export function Bar({ segments, lit = null }: { segments: readonly Segment[]; lit?: string | null }) {
  const hatching = useId()
  return (
    <svg className={styles.bar} aria-hidden="true">
      {segments.some(({ tone }) => tone === 'unknown') && <Hatching id={hatching} />}
      {arranged(segments).map(({ id, at, size, tone }, index) => (
        <rect
          key={id}
          x={percent(at)}
          width={percent(size)}
          height="100%"
          fill={tone === 'unknown' ? `url(#${hatching})` : undefined}
          className={cx(
            tone === 'unknown' ? styles.hatched : styles.piece,
            colorClass(index, tone),
            lit !== null && lit !== id && styles.dim,
          )}
        />
      ))}
    </svg>
  )
}

/** The same as a ring; `children` stand in its middle. */
export function Donut({ label, segments, rows, children }: CompositionProps & { children?: ReactNode }) {
  const [lit, setLit] = useState<string | null>(null)
  return (
    <figure className={styles.holder} aria-label={label}>
      <div className={styles.beside}>
        <div className={styles.ring}>
          <svg viewBox="0 0 42 42" className={styles.ringSvg} aria-hidden="true">
            <circle cx="21" cy="21" r="16" className={styles.ringTrack} />
            {arranged(segments).map(({ id, at, size }, index) => (
              <circle
                key={id}
                cx="21"
                cy="21"
                r="16"
                pathLength="100"
                // The gap is taken off every piece but a whole ring; the smallest stays a hair.
                strokeDasharray={size >= 1 ? undefined : `${Math.max(0.4, 100 * size - 0.8)} 100`}
                strokeDashoffset={-100 * at}
                className={cx(styles.arc, colorClass(index), lit !== null && lit !== id && styles.dim)}
              />
            ))}
          </svg>
          {children && <div className={styles.middle}>{children}</div>}
        </div>
        <Legend label={label} segments={segments} lit={lit} onLight={setLit} {...(rows !== undefined && { rows })} />
      </div>
    </figure>
  )
}

const percent = (part: number) => `${100 * part}%`

/** Where each part begins and how long it is, from 0 to 1. Floats: for drawing only. */
function arranged(
  segments: readonly Segment[],
): readonly { id: string; at: number; size: number; tone: Tone | undefined }[] {
  let at = 0
  return segments.map(({ id, share, tone }) => {
    const size = Number(share) / 1e18
    const piece = { id, at, size, tone }
    at += size
    return piece
  })
}

type LegendProps = CompositionProps & { lit: string | null; onLight: (id: string | null) => void }

/** The table behind the drawing, in sight: what each colour means, how much it is, and its share. */
function Legend({ label, segments, rows = 6, lit, onLight }: LegendProps) {
  const [all, setAll] = useState(false)
  // One row more than the limit needs as much room as the button that would hide it.
  const cut = all || segments.length <= rows + 1 ? segments : segments.slice(0, rows)
  const hidden = segments.length - cut.length
  return (
    <div className={styles.legend}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('charts.part')}</th>
            <th scope="col">{t('charts.amount')}</th>
            <th scope="col">{t('charts.share')}</th>
          </tr>
        </thead>
        <tbody>
          {cut.map((segment, index) => (
            <tr
              key={segment.id}
              className={cx(lit === segment.id && styles.lit)}
              onPointerEnter={() => onLight(segment.id)}
              onPointerLeave={() => onLight(null)}
            >
              <th scope="row">
                <span className={styles.name}>
                  <Swatch index={index} tone={segment.tone} />
                  {segment.href === undefined ? (
                    <span>{segment.label}</span>
                  ) : (
                    <a href={segment.href} onFocus={() => onLight(segment.id)} onBlur={() => onLight(null)}>
                      {segment.label}
                    </a>
                  )}
                </span>
              </th>
              <td>{segment.amount}</td>
              <td className={styles.share}>{formatPercent(segment.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(hidden > 0 || (all && segments.length > rows + 1)) && (
        <Button variant="quiet" small onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('charts.showFewer') : t('charts.showAll', { count: hidden })}
        </Button>
      )}
    </div>
  )
}
