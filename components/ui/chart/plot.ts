import { type Axis, valueAxis } from './ticks.ts'

/** One value at one time. `value` places it, a float for drawing only; `text` is the exact value, as it is read out. */
export type ChartPoint = {
  /** Unix seconds. */ time: number /** Null: not known then; the line breaks. */
  value: number | null
  text: string
}

/** One line. Its points ascend in time. */
export type LineSeries = { id: string; label: string; points: readonly ChartPoint[]; dashed?: boolean }

/** A level worth comparing with, drawn across. */
export type Guide = { id: string; label: string; value: number }

/** Where things go in a drawing: every moment there is, the axis, and places from 0 to 1 from the top left corner. */
export type Plot = {
  /** Ascending, each once. Unix seconds. */
  times: readonly number[]
  from: number
  to: number
  axis: Axis
  x(time: number): number
  y(value: number): number
}

/** The plot of some lines; null when they have no point with a value. */
export function plotOf(series: readonly LineSeries[], guides: readonly Guide[]): Plot | null {
  const points = series.flatMap((line) => line.points)
  const values = points.flatMap(({ value }) => (value === null || !Number.isFinite(value) ? [] : [value]))
  if (values.length === 0) return null
  const times = [...new Set(points.map(({ time }) => time))].sort((a, b) => a - b)
  const [first, last] = [times[0] as number, times.at(-1) as number]
  // A single moment stands at the end of an hour: there is no line yet.
  const from = first === last ? first - 3_600 : first
  const axis = valueAxis([...values, ...guides.map(({ value }) => value)])
  const [low, high] = [axis.ticks[0] as number, axis.ticks.at(-1) as number]
  return {
    times,
    from,
    to: last,
    axis,
    x: (time) => (time - from) / (last - from),
    y: (value) => (high - value) / (high - low),
  }
}

/** The line through the points in a square of 1000; it breaks where a value is not known. */
export function linePath(points: readonly ChartPoint[], plot: Plot): string {
  return runsOf(points)
    .map((run) => {
      const steps = run.map((point) => place(point, plot))
      // A point alone is a dot: a line of no length with round ends.
      return `M${steps.length === 1 ? [...steps, ...steps].join('L') : steps.join('L')}`
    })
    .join('')
}

/** The space between the line and the foot of the drawing. */
export function areaPath(points: readonly ChartPoint[], plot: Plot): string {
  return runsOf(points)
    .filter((run) => run.length > 1)
    .map((run) => {
      const [first, last] = [run[0] as Known, run.at(-1) as Known]
      const foot = [last, first].map(({ time }) => `${figure(plot.x(time))} 1000`)
      return `M${[...run.map((point) => place(point, plot)), ...foot].join('L')}Z`
    })
    .join('')
}

type Known = ChartPoint & { value: number }

const figure = (part: number) => Math.round(part * 10_000) / 10
const place = ({ time, value }: Known, plot: Plot) => `${figure(plot.x(time))} ${figure(plot.y(value))}`

/** The points cut where a value is missing. */
function runsOf(points: readonly ChartPoint[]): Known[][] {
  const runs: Known[][] = []
  let run: Known[] = []
  for (const point of points) {
    if (point.value !== null && Number.isFinite(point.value)) run.push(point as Known)
    else if (run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  return run.length > 0 ? [...runs, run] : runs
}
