import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { amountValue, sentence, type Value } from '../../lib/protocols/sentence.ts'
import { loadLanguage } from '../messages/index.ts'
import { SentenceText, ValueText } from './SentenceText.tsx'

beforeAll(() => loadLanguage('en'))

const address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const value = (value: Value) => renderToStaticMarkup(createElement(ValueText, { value }))
const words = (markup: string) => markup.replace(/<[^>]*>/g, '')

describe('a value of the worker', () => {
  test('H146: a symbol with markup and hidden characters becomes visible text', () => {
    const symbol = '<img src=x onerror=alert(1)>\u202e'
    const markup = value({ type: 'amount', amount: 15n, decimals: 1, symbol, token: address })
    expect(markup).not.toContain('<img')
    expect(words(markup)).toContain('&lt;img')
    expect(words(value({ type: 'text', text: 'a\u202eb' }))).toBe('a⟨U+202E⟩b')
  })
  test('D14: an amount shows every digit, and raw units where decimals are unknown', () => {
    const token = { address, symbol: 'stETH', decimals: 18 } as const
    expect(words(value(amountValue(1_234_000_000_000_000_000_001n, token)))).toBe('1,234.000000000000000001 stETH')
    expect(words(value({ type: 'amount', amount: 1_234n, decimals: null, symbol: 'X', token: address }))).toContain(
      '1,234 smallest units',
    )
  })
  test('an address is shown whole', () => {
    expect(words(value({ type: 'address', address, name: 'Lido' }))).toBe(`Lido${address}`)
  })
  test('a sentence that holds itself ends', () => {
    const values: Record<string, Value> = {}
    const endless = sentence('common.ago', values)
    values.duration = { type: 'sentence', sentence: endless }
    expect(words(renderToStaticMarkup(createElement(SentenceText, { sentence: endless })))).toMatch(/^…( ago)+$/)
  })
})

describe('a sentence of the worker', () => {
  test('whose key is unknown is named, not hidden; a missing value reads unknown', () => {
    const shown = (key: string) => words(renderToStaticMarkup(createElement(SentenceText, { sentence: { key } })))
    expect(shown('nobody.knows')).toContain('nobody.knows')
    expect(shown('common.ago')).toBe('unknown ago')
  })
})
