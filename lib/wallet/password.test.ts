import { describe, expect, test } from 'vitest'
import { commonPasswords } from './commonPasswords.ts'
import { isPossiblePassword, parseNewPassword } from './password.ts'

describe('the password rule', () => {
  test.each(['ten chars!', 'a knot that holds', '绳结是不会松开的十个字', 'x1y2z3'.repeat(170), '  spaces  count  '])(
    '%j is taken as it is',
    (password) => {
      expect(parseNewPassword(password)).toBe(password)
    },
  )

  test.each([
    ['nothing', '', 'short'],
    ['nine characters', 'nine char', 'short'],
    ['nine emoji of two units each', '🪢'.repeat(9), 'short'],
    ['characters that NFKC joins to nine', `${'e\u0301'.repeat(3)}abcdef`, 'short'],
    ['1,025 characters', 'abcde'.repeat(205), 'long'],
    ['a megabyte', 'abcd'.repeat(250_000), 'long'],
    ['a ligature that NFKC expands beyond the limit', `${'\ufdfa'.repeat(60)}abcdef`, 'long'],
    ['a common one', 'password123', 'common'],
    ['a common one in capitals', 'PassWord123', 'common'],
    ['a common one in full-width letters', 'ｐａｓｓｗｏｒｄ１２３', 'common'],
    ['one character repeated', 'aaaaaaaaaaaa', 'common'],
    ['two characters repeated', 'abababababab', 'common'],
    ['no text', undefined, 'short'],
    ['a number', 1234567890123, 'short'],
  ])('H167: %s is refused', (_, password, problem) => {
    expect(() => parseNewPassword(password)).toThrow(
      expect.objectContaining({ name: 'PasswordRuleError', data: problem }),
    )
  })

  test('the list holds only what the length would let through', () => {
    expect(commonPasswords.size).toBeGreaterThan(300)
    for (const password of commonPasswords) {
      expect(password.length).toBeGreaterThanOrEqual(10)
      expect(password).toBe(password.toLowerCase())
    }
  })

  test('a megabyte is not even tried', () => {
    expect(isPossiblePassword('a'.repeat(1_000_000))).toBe(false)
    expect(isPossiblePassword('')).toBe(false)
    expect(isPossiblePassword(null)).toBe(false)
    expect(isPossiblePassword('old')).toBe(true)
  })
})
