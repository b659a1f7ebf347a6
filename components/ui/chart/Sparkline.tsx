import { useMemo } from 'react'
import { t } from '../../messages/index.ts'
import { cx } from '../cx.ts'
import { formatMoment } from './axisText.ts'
import { colorClass } from './colors.tsx'
import { type ChartPoint, linePath, plotOf } from './plot.ts'
import styles from './Sparkline.module.css'

/**
 * A line the height of a text, for the shape of it. The table behind it has the first, the lowest, the highest and the
 * latest value. Nothing is drawn of fewer than two points; the place stays.
 */
export function Sparkline({ label, points }: { label: string; points: readonly ChartPoint[] }) {
  const drawn = useMemo(() => {
    const plot = plotOf([{ id: '', label: '', points }], [])
    if (plot === null || plot.times.length < 2) return null
    // The axis of a chart is round; a sparkline has none and fills its height.
    const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return linePath(points, {
      ...plot,
      y: (value) => (high === low ? 0.5 : 0.08 + (0.84 * (high - value)) / (high - low)),
    })
  }, [points])
  if (drawn === null) return <span className={styles.spark} />
  return (
    <span className={styles.spark}>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" className={styles.svg} aria-hidden="true">
        <path d={drawn} className={cx(styles.line, colorClass(0))} />
      </svg>
      <table className="visually-hidden">
        <caption>{label}</caption>
        <tbody>
          {landmarks(points).map(([name, { time, text }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{text}</td>
              <td>{formatMoment(time, Number.POSITIVE_INFINITY)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </span>
  )
}

/** The points that say what a line looks like. */
function landmarks(points: readonly ChartPoint[]): readonly (readonly [string, ChartPoint])[] {
  const known = points.filter((point): point is ChartPoint & { value: number } => point.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const low = known.reduce((best, point) => (point.value < best.value ? point : best), first)
  const high = known.reduce((best, point) => (point.value > best.value ? point : best), first)
  return [
    [t('charts.first'), first],
    [t('charts.lowest'), low],
    [t('charts.highest'), high],
    [t('charts.latest'), last],
  ]
}
