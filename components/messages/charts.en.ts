import type { Area } from './types.ts'

/** Words around every chart, whatever it draws. */
export const charts = {
  'charts.asTable': 'Show as table',
  'charts.asChart': 'Show as chart',
  'charts.time': 'Time',
  'charts.part': 'Part',
  'charts.amount': 'Amount',
  'charts.share': 'Share',
  'charts.moment': 'Moment in the chart',
  'charts.showAll': { one: 'Show {count} more', other: 'Show {count} more' },
  'charts.showFewer': 'Show fewer',
  'charts.first': 'First',
  'charts.lowest': 'Lowest',
  'charts.highest': 'Highest',
  'charts.latest': 'Latest',
  'charts.range': 'Time shown',
  'charts.range7': '7 days',
  'charts.range30': '30 days',
  'charts.range90': '90 days',
  'charts.range365': '1 year',
  'charts.rangeAll': 'All',
  'charts.noPoint': 'none',
} as const satisfies Area
