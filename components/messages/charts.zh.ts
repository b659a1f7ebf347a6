import type { charts as en } from './charts.en.ts'
import type { Translation } from './types.ts'

export const charts: Translation<typeof en> = {
  'charts.asTable': '以表格显示',
  'charts.asChart': '以图表显示',
  'charts.time': '时间',
  'charts.part': '组成',
  'charts.amount': '数额',
  'charts.share': '占比',
  'charts.moment': '图表中的时间点',
  'charts.showAll': '再显示 {count} 项',
  'charts.showFewer': '收起',
  'charts.first': '最早',
  'charts.lowest': '最低',
  'charts.highest': '最高',
  'charts.latest': '最新',
  'charts.range': '时间范围',
  'charts.range7': '7 天',
  'charts.range30': '30 天',
  'charts.range90': '90 天',
  'charts.range365': '1 年',
  'charts.rangeAll': '全部',
  'charts.noPoint': '无',
}
