import { beforeAll, describe, expect, test } from 'vitest'
import { errorText, loadLanguage, lookUp, parts, resolveLanguage, setLanguage, t } from './index.ts'
import { table as en } from './tables.en.ts'
import { table as zh } from './tables.zh.ts'
import type { Message } from './types.ts'

const names = (text: string) =>
  parts(text)
    .flatMap((part) => ('name' in part ? [part.name] : []))
    .sort()
const texts = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : [message.other, ...(message.one === undefined ? [] : [message.one])]
const placeholders = (message: Message) => [...new Set(texts(message).flatMap(names))].sort()

beforeAll(async () => {
  await loadLanguage('en')
  await loadLanguage('zh-CN')
})

describe('message files', () => {
  test('both languages have the same keys', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  })
  test.each(Object.keys(en) as (keyof typeof en)[])('%s says something and asks for the same values in both', (key) => {
    for (const text of [...texts(en[key]), ...texts(zh[key])]) expect(text.trim()).not.toBe('')
    expect(placeholders(zh[key])).toEqual(placeholders(en[key]))
  })
  test('each key starts with an area', () => {
    for (const key of Object.keys(en)) expect(key).toMatch(/^[a-z]+\.\w/)
  })
})

describe('t', () => {
  test('chooses the plural of the language', () => {
    setLanguage('en')
    expect(t('common.days', { count: 1 })).toBe('1 day')
    expect(t('common.days', { count: 1200n })).toBe('1,200 days')
    setLanguage('zh-CN')
    expect(t('common.days', { count: 1 })).toBe('1 天')
    setLanguage('en')
  })
  test('an unknown key, or one that objects inherit, has no message', () => {
    expect(lookUp('nonsense')).toBeNull()
    expect(lookUp('constructor')).toBeNull()
  })
  test('a value that looks like a placeholder stays text', () => {
    expect(t('common.ago', { duration: '{duration}' })).toBe('{duration} ago')
  })
})

describe('errorText', () => {
  test('knows our classes and never shows a foreign name', () => {
    expect(errorText({ name: 'InternalError', code: -32603, message: 'x' })).toContain('inside Bowline')
    setLanguage('zh-CN')
    expect(errorText({ name: 'NoSuchError', code: -32000, message: 'English' })).toContain('-32000')
    setLanguage('en')
  })
})

describe('resolveLanguage', () => {
  test('auto follows the first language we speak', () => {
    expect(resolveLanguage('auto', ['fr', 'zh-TW', 'en'])).toBe('zh-CN')
    expect(resolveLanguage('auto', ['en-GB', 'zh'])).toBe('en')
    expect(resolveLanguage('auto', [])).toBe('en')
    expect(resolveLanguage('zh-CN', ['en'])).toBe('zh-CN')
  })
})
