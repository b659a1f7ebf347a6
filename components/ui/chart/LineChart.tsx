import { type PointerEvent, type ReactNode, useMemo, useState } from 'react'
import { t } from '../../messages/index.ts'
import { Button } from '../Button.tsx'
import { cx } from '../cx.ts'
import { formatMoment, formatTick, formatTimeTick } from './axisText.ts'
import { colorClass, Stroke } from './colors.tsx'
import styles from './LineChart.module.css'
import { areaPath, type Guide, type LineSeries, linePath, type Plot, plotOf } from './plot.ts'
import { lastUntil, nearest, timeTicks } from './ticks.ts'

/** What runs along the bottom, where it is not time. Points still call it `time`. */
export type Across = {
  /** Its name: the head of the table's first column. */
  name: string
  /** What the arrow keys choose. */
  choice: string
  format: (at: number) => string
  ticks: readonly number[]
}

type LineChartProps = {
  /** What the chart shows: its name for those who do not see it. */
  label: string
  series: readonly LineSeries[]
  guides?: readonly Guide[]
  /** The unit, said once beside the axis. */
  unit: string
  /** Fills the space below the first line. */
  filled?: boolean
  across?: Across
  /** Stands in place of the chart when there is no point at all. */
  empty: ReactNode
}

/**
 * Values over time, one line or several. Touch, hover, or the arrow keys choose a moment, which is read out above; the
 * table has all of them. Takes the same room whatever it shows.
 */
export function LineChart({ label, series, guides = [], unit, filled = false, across, empty }: LineChartProps) {
  const [table, setTable] = useState(false)
  const plot = useMemo(() => plotOf(series, guides), [series, guides])
  if (plot === null) return <p className={styles.empty}>{empty}</p>
  return (
    <figure className={styles.figure} aria-label={label}>
      {table ? (
        <LineTable label={label} series={series} plot={plot} unit={unit} across={across} />
      ) : (
        <Drawing
          label={label}
          series={series}
          guides={guides}
          plot={plot}
          unit={unit}
          filled={filled}
          across={across}
        />
      )}
      <div className={styles.foot}>
        <Button variant="quiet" small onClick={() => setTable(!table)} aria-expanded={table}>
          {table ? t('charts.asChart') : t('charts.asTable')}
        </Button>
      </div>
    </figure>
  )
}

type DrawingProps = Required<Pick<LineChartProps, 'label' | 'series' | 'guides' | 'unit' | 'filled'>> & {
  plot: Plot
  across: Across | undefined
}

function Drawing({ label, series, guides, plot, unit, filled, across }: DrawingProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const { times, from, to, axis } = plot
  const last = times.length - 1
  const index = Math.min(chosen ?? last, last)
  const time = times[index] as number
  const span = to - from
  const choose = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    if (box.width > 0) setChosen(nearest(times, from + ((event.clientX - box.left) / box.width) * span))
  }
  const read = series.map((line) => line.points[lastUntil(pointTimes(line), time)])
  const moment = across === undefined ? formatMoment(time, span) : across.format(time)
  const readout = [moment, ...series.map((line, at) => `${line.label}: ${read[at]?.text ?? t('charts.noPoint')}`)].join(
    ', ',
  )
  const x = percent(plot.x(time))
  return (
    <>
      <div className={styles.readout}>
        <span className={styles.moment}>{moment}</span>
        <ul className={styles.values}>
          {series.map((line, at) => (
            <li key={line.id} className={styles.value}>
              {(series.length > 1 || guides.length > 0) && (
                <>
                  <Stroke index={at} dashed={line.dashed ?? false} />
                  <span className={styles.name}>{line.label}</span>
                </>
              )}
              <span className={styles.number}>{read[at]?.text ?? t('charts.noPoint')}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.frame}>
        <div
          className={styles.plot}
          onPointerDown={choose}
          onPointerMove={choose}
          onPointerLeave={() => setChosen(null)}
        >
          <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" className={styles.svg} aria-hidden="true">
            {axis.ticks.map((tick) => (
              <line
                key={tick}
                x1="0"
                x2="1000"
                y1={1000 * plot.y(tick)}
                y2={1000 * plot.y(tick)}
                className={styles.grid}
              />
            ))}
            {guides.map((guide) => (
              <line
                key={guide.id}
                x1="0"
                x2="1000"
                y1={1000 * plot.y(guide.value)}
                y2={1000 * plot.y(guide.value)}
                className={styles.guide}
              />
            ))}
            {filled && series[0] && (
              <path d={areaPath(series[0].points, plot)} className={cx(styles.area, colorClass(0))} />
            )}
            {series.map((line, at) => (
              <path
                key={line.id}
                d={linePath(line.points, plot)}
                className={cx(styles.line, line.dashed && styles.dashed, colorClass(at))}
              />
            ))}
          </svg>
          {guides.map((guide) => (
            <span
              key={guide.id}
              className={styles.guideLabel}
              style={{ insetBlockStart: percent(plot.y(guide.value)) }}
            >
              {guide.label}
            </span>
          ))}
          {chosen !== null && <span className={styles.cursor} style={{ insetInlineStart: x }} />}
          {series.map((line, at) => {
            const point = read[at]
            if (point === undefined || point.value === null) return null
            const place = {
              insetInlineStart: percent(plot.x(point.time)),
              insetBlockStart: percent(plot.y(point.value)),
            }
            return <span key={line.id} className={cx(styles.dot, colorClass(at))} style={place} />
          })}
          <input
            type="range"
            className={styles.slider}
            min={0}
            max={last}
            step={1}
            value={index}
            aria-label={`${label}. ${across?.choice ?? t('charts.moment')}`}
            aria-valuetext={readout}
            onChange={(event) => setChosen(Number(event.target.value))}
            onBlur={() => setChosen(null)}
          />
        </div>
        <div className={styles.valueTicks} aria-hidden="true">
          {axis.ticks.toReversed().map((tick) => (
            <span key={tick}>{formatTick(tick, axis.step)}</span>
          ))}
        </div>
        <div className={styles.timeTicks} aria-hidden="true">
          {ticksOf(from, to, across).map(({ at, text }) => (
            <span key={at} className={edgeClass(plot.x(at))} style={{ insetInlineStart: percent(plot.x(at)) }}>
              {text}
            </span>
          ))}
        </div>
        <span className={styles.unit} aria-hidden="true">
          {unit}
        </span>
      </div>
    </>
  )
}

function ticksOf(from: number, to: number, across: Across | undefined): readonly { at: number; text: string }[] {
  return across === undefined
    ? timeTicks(from, to).map((tick) => ({ at: tick.time, text: formatTimeTick(tick) }))
    : across.ticks.map((at) => ({ at, text: across.format(at) }))
}

/** Text centred under a moment near an end would be cut off there. */
const edgeClass = (part: number) => (part < 0.1 ? styles.atStart : part > 0.9 ? styles.atEnd : undefined)
const percent = (part: number) => `${100 * part}%`
const pointTimes = (line: LineSeries) => line.points.map(({ time }) => time)

/** Every point: the newest first, or from the first along another axis. */
function LineTable({
  label,
  series,
  plot,
  unit,
  across,
}: Pick<DrawingProps, 'label' | 'series' | 'plot' | 'unit' | 'across'>) {
  const columns = series.map((line) => new Map(line.points.map((point) => [point.time, point.text])))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className={styles.tableBox} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{`${label} (${unit})`}</caption>
        <thead>
          <tr>
            <th scope="col">{across?.name ?? t('charts.time')}</th>
            {series.map((line) => (
              <th key={line.id} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(across === undefined ? plot.times.toReversed() : plot.times).map((time) => (
            <tr key={time}>
              <th scope="row">{across === undefined ? formatMoment(time, 0) : across.format(time)}</th>
              {series.map((line, at) => (
                <td key={line.id}>{columns[at]?.get(time) ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
