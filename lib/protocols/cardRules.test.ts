import { describe, expect, test } from 'vitest'
import type { Card } from './card.ts'
import { cards } from './cards.ts'
import { protocols } from './index.ts'

const tokens = protocols.flatMap((protocol) => protocol.tokens)
const nameOf = ({ token, chainId }: Card) =>
  tokens.find(({ address, chainId: on }) => address === token && on === chainId)?.symbol ?? `${token} on ${chainId}`
const statementsOf = ({ behind, earns, leaves, risks, lately }: Card) => [
  ...behind,
  ...earns,
  ...leaves,
  ...risks,
  ...lately,
]
const named = cards.map((card) => [nameOf(card), card] as const)

describe('a card', () => {
  test('belongs to a token that is no copy, and no token has two', () => {
    const keys = cards.map(({ token, chainId }) => `${chainId} ${token}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const [name, { token, chainId }] of named) {
      const found = tokens.find(({ address, chainId: on }) => address === token && on === chainId)
      expect(found, name).toBeDefined()
      expect(found?.rateOf, name).toBeUndefined()
    }
  })

  test.each(named)('of %s says what it is, how it earns, how one leaves and what can go wrong', (_, card) => {
    for (const part of [card.behind, card.earns, card.leaves, card.risks]) expect(part.length).toBeGreaterThan(0)
  })

  test.each(named)('of %s has whole sentences in both languages, each with a source and its date', (_, card) => {
    for (const { en, zh, source, date } of statementsOf(card)) {
      expect(en).toMatch(/^[^\s].*\.$/)
      expect(zh).toMatch(/\p{Script=Han}.*。$/u)
      expect(zh).not.toMatch(/[,;!?](?!\d)/)
      expect(source).not.toMatch(/facts\/|\.md/)
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(Number.isNaN(Date.parse(date))).toBe(false)
    }
  })

  test.each(named)('of %s promises no yield in percent', (_, card) => {
    for (const { en, zh } of card.earns) expect(`${en}${zh}`).not.toMatch(/\d\s?%/)
  })
})
