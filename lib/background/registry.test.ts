import { describe, expect, test } from 'vitest'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { builtInNames } from './registry.ts'

describe('the built-in names', () => {
  const { tokens, names } = builtInNames()
  const key = ({ chainId, address }: { chainId: number; address: string }) => `${chainId}:${address.toLowerCase()}`

  test('every token of a strategy we read has a symbol to be shown by', () => {
    const known = new Set(tokens.map(key))
    for (const { token } of strategies) if (token !== null) expect(known).toContain(`1:${token.toLowerCase()}`)
  })
  test('no token is listed twice, and every name says something', () => {
    expect(new Set(tokens.map(key)).size).toBe(tokens.length)
    for (const { name } of names) expect(name.trim()).not.toBe('')
  })
})
