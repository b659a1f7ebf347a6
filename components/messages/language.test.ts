import { beforeEach, expect, test, vi } from 'vitest'
import type * as Module from './index.ts'

let messages: typeof Module
beforeEach(async () => {
  vi.resetModules()
  messages = await import('./index.ts')
})

test('a page that does not choose waits for every book', async () => {
  await messages.loadLanguage('en')
  expect(messages.lookUp('home.nav')).not.toBeNull()
  expect(messages.lookUp('intents.lido.wrap')).not.toBeNull()
  expect(messages.isComing()).toBe(false)
})

test('the words that come after the first frame are told from words that nobody wrote', async () => {
  messages.chooseBooks(['first'], { rest: true })
  await messages.loadLanguage('en')
  expect(messages.isLoaded('en')).toBe(true)
  expect(messages.lookUp('home.nav')).toBe('Home')
  expect(messages.lookUp('intents.lido.wrap')).toBeNull()
  expect(messages.isComing()).toBe(true)
  const heard = vi.fn()
  messages.onArrival(heard)
  const before = messages.arrivals()
  messages.wantAllBooks()
  expect(messages.isLoaded('en')).toBe(false)
  await messages.loadLanguage('en')
  expect(messages.isLoaded('en')).toBe(true)
  expect(messages.isComing()).toBe(false)
  expect(messages.lookUp('intents.lido.wrap')).not.toBeNull()
  expect(heard).toHaveBeenCalledOnce()
  expect(messages.arrivals()).not.toBe(before)
})

test('where a page waits for all it reads, a missing text is never taken for a late one', async () => {
  messages.chooseBooks(['first', 'calls'], { rest: false })
  await messages.loadLanguage('zh-CN')
  messages.setLanguage('zh-CN')
  expect(messages.lookUp('token.alert')).toBeNull()
  expect(messages.isComing()).toBe(false)
})

test('books that arrive at the same time all stay', async () => {
  messages.chooseBooks(['first'], { rest: true })
  const one = messages.loadLanguage('en')
  messages.wantAllBooks()
  await Promise.all([one, messages.loadLanguage('en')])
  expect(messages.isLoaded('en')).toBe(true)
  expect(messages.lookUp('home.nav')).not.toBeNull()
  expect(messages.lookUp('token.alert')).not.toBeNull()
})
