import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage, setLanguage, t } from './index.ts'
import { formatList, joined, sentences } from './joints.ts'

beforeAll(async () => {
  await loadLanguage('en')
  await loadLanguage('zh-CN')
})
afterAll(() => setLanguage('en'))

describe('in Chinese', () => {
  beforeAll(() => setLanguage('zh-CN'))
  test('Latin names in a list stand apart from Han characters', () => {
    expect(formatList(['ether.fi', 'Lido'])).toBe('ether.fi 和 Lido')
    expect(formatList(['Base', 'Lido', 'Renzo'])).toBe('Base、Lido 和 Renzo')
    expect(formatList(['以太坊', '基地'])).toBe('以太坊和基地')
    expect(formatList(['Lido'])).toBe('Lido')
  })
  test('a value that ends in Han takes the space of its template, one in Latin gets one', () => {
    expect(t('token.sunset', { date: '2026年6月1日' })).toBe('该代币自 2026年6月1日起逐步停止运营，你仍可退出。')
    expect(t('common.copyNamed', { what: 'Lido' })).toBe('复制 Lido')
    expect(t('common.copyNamed', { what: '地址' })).toBe('复制地址')
    expect(joined(['自 ', '', '起'])).toBe('自起')
  })
  test('no space follows a full stop', () => {
    expect(sentences('无法读取。', false, '请重试。')).toBe('无法读取。请重试。')
  })
})

describe('in English', () => {
  beforeAll(() => setLanguage('en'))
  test('texts meet as they are written', () => {
    expect(formatList(['ether.fi', 'Lido'])).toBe('ether.fi and Lido')
    expect(joined(['Account ', '小船', ': choose'])).toBe('Account 小船: choose')
    expect(sentences('Not read.', false, 'Try again.')).toBe('Not read. Try again.')
  })
})
