import { beforeAll, describe, expect, test } from 'vitest'
import * as format from './format.ts'
import { formatPercent, formatTime } from './format.ts'
import { loadLanguage, setLanguage } from './index.ts'

const WAD = 10n ** 18n

const spaced = (text: string) => text.replaceAll('\u00a0', ' ')
const formatDuration = (seconds: number | bigint) => spaced(format.formatDuration(seconds))
const formatAgo = (seconds: number | bigint) => spaced(format.formatAgo(seconds))

beforeAll(async () => {
  await loadLanguage('en')
  await loadLanguage('zh-CN')
})

describe('formatDuration', () => {
  test('names the two largest units', () => {
    expect(formatDuration(14 * 86_400 - 1)).toBe('13 days 23 h')
    expect(formatDuration(86_400)).toBe('1 day')
    expect(formatDuration(3_660n)).toBe('1 h 1 min')
    expect(formatDuration(59)).toBe('59 s')
    expect(formatDuration(-5)).toBe('0 s')
  })
  test('never breaks over lines', () => {
    expect(format.formatDuration(3_660n)).not.toContain(' ')
  })
  test('in Chinese', () => {
    setLanguage('zh-CN')
    expect(formatDuration(90_000)).toBe('1 天 1 小时')
    expect(formatAgo(120)).toBe('2 分钟前')
    setLanguage('en')
  })
})

describe('formatPercent', () => {
  test('never rounds up to whole nor down to nothing', () => {
    expect(formatPercent(WAD)).toBe('100%')
    expect(formatPercent(WAD - 1n)).toBe('99.99%')
    expect(formatPercent(1n)).toBe('<0.01%')
    expect(formatPercent(0n)).toBe('0%')
    expect(formatPercent(WAD / 8n)).toBe('12.5%')
  })
  test('a loss rounds up', () => {
    expect(formatPercent(1n, { loss: true })).toBe('0.01%')
    expect(formatPercent(WAD / 3n, { loss: true })).toBe('33.34%')
  })
})

describe('formatTime', () => {
  test('a deadline beyond any calendar is none', () => {
    expect(formatTime(2n ** 256n - 1n)).toBe('no expiry')
    expect(formatTime(1_800_000_000n)).toContain('2027')
  })
})
