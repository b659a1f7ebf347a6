import { describe, expect, test } from 'vitest'
import { cards } from './cards.ts'
import { glossary } from './glossary.ts'
import { protocols } from './index.ts'

const groups = ['behind', 'earns', 'leaves', 'risks', 'lately'] as const
const tokens = protocols.flatMap((protocol) => protocol.tokens)

describe('the cards', () => {
  test(`${cards.length} cards, each of a token we know, none twice, none of a copy`, () => {
    const keys = cards.map(({ chainId, token }) => `${chainId}:${token.toLowerCase()}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { chainId, token } of cards) {
      const known = tokens.find((each) => each.chainId === chainId && each.address === token)
      expect(known, token).toBeDefined()
      expect(known?.rateOf, token).toBeUndefined()
    }
  })

  test.each(cards.map((card) => [card.token, card] as const))(
    '%s says all that a newcomer asks, with sources',
    (_, card) => {
      for (const group of ['behind', 'earns', 'leaves', 'risks'] as const) expect(card[group].length).toBeGreaterThan(0)
      for (const statement of groups.flatMap((group) => [...card[group]])) {
        expect(statement.en).toMatch(/[.?]$/)
        expect(statement.zh).toMatch(/[。？]$/)
        expect(statement.zh).toMatch(/\p{Script=Han}/u)
        expect(statement.date).toMatch(/^20\d\d-\d\d-\d\d$/)
        expect(statement.source.trim()).not.toBe('')
        // Points and promised yields are never told.
        expect(`${statement.en}${statement.zh}`).not.toMatch(/\bAP[RY]\b|\d\s*(%|percent) (a|per) year|年化/)
      }
    },
  )
})

test('the glossary answers in both languages what the difference between an LST and an LRT is', () => {
  for (const entry of Object.values(glossary)) {
    expect(entry.en.text).toHaveLength(entry.zh.text.length)
    expect(entry.zh.text.join('')).toMatch(/\p{Script=Han}/u)
  }
  for (const term of ['lst', 'lrt'] as const) {
    expect(glossary[term].en.text.join(' ')).toMatch(/LST.*LRT|LRT.*LST/)
    expect(glossary[term].zh.text.join('')).toMatch(/区别/)
  }
})
