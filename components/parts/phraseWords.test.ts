import { describe, expect, test } from 'vitest'
import { pickPositions, splitWords, spread } from './phraseWords.ts'

const words = (count: number) => Array.from({ length: count }, () => 'test')

describe('splitWords', () => {
  test('H168: odd spaces, upper case, numbering and commas are cleaned away', () => {
    expect(splitWords('  Test\u3000test\n3. junk, 4) ABLE ')).toEqual(['test', 'test', 'junk', 'able'])
    expect(splitWords(' \n ')).toEqual([])
  })
})

describe('spread', () => {
  test('a whole phrase fills from the first field, wherever it is pasted, and sets the length', () => {
    expect(spread(words(24), 5, 12)).toEqual({ from: 0, length: 24 })
    expect(spread(words(15), 0, 12)).toEqual({ from: 0, length: 15 })
  })
  test('a part fills from where it is pasted', () => {
    expect(spread(words(3), 4, 12)).toEqual({ from: 4, length: 12 })
    expect(spread(words(3), 11, 12)).toEqual({ from: 11, length: 15 })
    expect(spread(words(40), 11, 12)).toEqual({ from: 11, length: 24 })
  })
})

describe('pickPositions', () => {
  test('always three different places inside the phrase, in order', () => {
    for (let round = 0; round < 200; round++) {
      const [first = 0, second = 0, third = 0, ...rest] = pickPositions(12)
      expect(rest).toEqual([])
      expect(1 <= first && first < second && second < third && third <= 12).toBe(true)
    }
  })
})
