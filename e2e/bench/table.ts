import { type Figure, judge, type Verdict } from './figure.ts'
import { median, summarise } from './stats.ts'

const columns = ['figure', 'p50', 'p95', 'n', 'limit', 'ratio', 'to reach', 'absolute', 'relative'] as const
type Row = readonly string[]

/** All figures as one table, with what each is compared to underneath its name. */
export function printTable(figures: readonly Figure[]): string {
  const rows: Row[] = [columns, ...figures.map(rowOf)]
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  const line = (row: Row): string =>
    row
      .map((cell, column) => (column === 0 ? pad(cell, widths[0]) : pad(cell, widths[column], true)))
      .join('  ')
      .trimEnd()
  const notes = figures.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]))
  return [...rows.map(line), '', ...notes].join('\n')
}

function rowOf(figure: Figure): Row {
  const { name, unit, samples, limit, target } = figure
  const { p50, p95, n } = summarise(samples)
  const bare = limit === null ? null : median(limit.samples)
  const verdict = judge(p50, bare, target)
  return [
    `${name} (${unit})`,
    show(p50),
    n > 1 ? show(p95) : '',
    String(n),
    bare === null ? '' : `${limit?.name} ${show(bare)}`,
    bare === null ? '' : `${(p50 / bare).toFixed(2)}×`,
    goal(figure),
    mark(verdict.absolute),
    mark(verdict.relative),
  ]
}

function goal({ target }: Figure): string {
  const { absolute, ratio, over } = target ?? {}
  const parts = [
    absolute === undefined ? [] : `≤ ${absolute}`,
    ratio === undefined ? [] : `≤ ${ratio.toFixed(2)}×`,
    over === undefined ? [] : `≤ limit + ${over}`,
  ]
  return parts.flat().join(', ')
}

/** Three figures that count. */
function show(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function mark(met: Verdict['absolute']): string {
  return met === null ? '' : met ? 'met' : 'MISSED'
}

function pad(text: string, width = 0, end = false): string {
  const space = ' '.repeat(Math.max(0, width - [...text].length))
  return end ? space + text : text + space
}
