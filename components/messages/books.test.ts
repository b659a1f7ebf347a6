import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { table as calls } from './calls.en.ts'
import { table as callsZh } from './calls.zh.ts'
import { table as first } from './first.en.ts'
import { table as firstZh } from './first.zh.ts'
import type { Book } from './language.ts'
import { table as screens } from './screens.en.ts'
import { table as screensZh } from './screens.zh.ts'

/** A page draws before it has every book: what it starts with may say only what stands in those it waits for. */

const root = join(import.meta.dirname, '../..')
const books: Readonly<Record<Book, readonly string[]>> = {
  first: Object.keys(first),
  screens: Object.keys(screens),
  calls: Object.keys(calls),
}

/** Every source file that a page's first script holds: those it reaches by static imports that are not types alone. */
function startedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) return seen
  seen.add(file)
  const imports = /(?:^|\n)(?:import|export)\s+(?!type\b)(?:[^'"]*?\s+from\s+)?'(\.[^']+)'/g
  for (const [, target] of readFileSync(file, 'utf8').matchAll(imports)) {
    startedWith(join(dirname(file), target as string), seen)
  }
  return seen
}

/** The keys a source file may look up: its literals that are one, and all that begin as one of its templates does. */
function keysIn(file: string, keys: readonly string[]): readonly string[] {
  const text = readFileSync(file, 'utf8')
  const literals = new Set([...text.matchAll(/['`]([a-z]+\.[\w.-]+)['`]/g)].map(([, key]) => key))
  const begun = [...text.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g)].map(([, start]) => start as string)
  return keys.filter((key) => literals.has(key) || begun.some((start) => key.startsWith(start)))
}

/** The books that `entrypoints/<page>/main.tsx` says it waits for. */
function waitedFor(page: string): readonly string[] {
  const main = readFileSync(join(root, 'entrypoints', page, 'main.tsx'), 'utf8')
  const [, list = ''] = /words: \[([^\]]*)\]/.exec(main) ?? []
  return [...list.matchAll(/'(\w+)'/g)].map(([, book]) => book as string)
}

describe.each(['popup', 'approval', 'welcome'])('what %s starts with', (page) => {
  const files = [...startedWith(join(root, 'entrypoints', page, 'main.tsx'))]
  const waits = waitedFor(page)

  test('says nothing that it does not wait for', () => {
    expect(waits).toContain('first')
    expect(files.flatMap((file) => keysIn(file, books.first)).length).toBeGreaterThan(20)
    const others = Object.entries(books).flatMap(([book, keys]) => (waits.includes(book) ? [] : keys))
    const early = files.flatMap((file) => keysIn(file, others).map((key) => `${file.slice(root.length + 1)}: ${key}`))
    expect(early).toEqual([])
  })
})

test('the approval window waits for the words of calls: nothing is signed beside a blank', () => {
  expect(waitedFor('approval')).toEqual(['first', 'calls'])
})

test('both languages have the same books', () => {
  expect(Object.keys(firstZh).sort()).toEqual([...books.first].sort())
  expect(Object.keys(screensZh).sort()).toEqual([...books.screens].sort())
  expect(Object.keys(callsZh).sort()).toEqual([...books.calls].sort())
})
