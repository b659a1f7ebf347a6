import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { table } from './tables.en.ts'

const root = new URL('../../lib', import.meta.url).pathname

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesOf(path)
    return path.endsWith('.ts') && !/\.test\.ts$|[fF]akes?\.ts$|Fixture\.ts$/.test(path) ? [path] : []
  })
}

test('every sentence the worker says by a fixed key has words', () => {
  const keys = filesOf(root).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:sentence|inSentence)\(\s*'([^']+)'/g)].map(
      ([, key]) => key as string,
    ),
  )
  expect(keys.length).toBeGreaterThan(50)
  expect([...new Set(keys)].filter((key) => !Object.hasOwn(table, key))).toEqual([])
})
