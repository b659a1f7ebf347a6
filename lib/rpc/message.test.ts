import { getAddress, stringToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { parseMessageParams } from './message.ts'

const mine = getAddress('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')
const other = getAddress('0x70997970c51812dc3a010c7d01b50e0d17dc79c8')
const parse = (params: unknown, granted = [mine]) => parseMessageParams(params, granted)
const refuses = (params: unknown, granted = [mine]) =>
  expect(() => parse(params, granted)).toThrow(expect.objectContaining({ code: -32602 }))

test('hex is the bytes, anything else is text as UTF-8', () => {
  expect(parse([stringToHex('héllo'), mine])).toEqual({ account: mine, bytes: stringToHex('héllo'), text: 'héllo' })
  expect(parse(['héllo', mine])).toEqual({ account: mine, bytes: stringToHex('héllo'), text: 'héllo' })
  expect(parse(['0xhello', mine]).text).toBe('0xhello')
})

test('H092: bytes that are not UTF-8 have no text; control characters stay what they are', () => {
  expect(parse(['0xff00', mine])).toMatchObject({ bytes: '0xff00', text: null })
  expect(parse(['0x410a0d0b0c20420043', mine])).toMatchObject({ text: 'A\n\r\v\f B\0C' })
  expect(parse(['0xefbbbf41', mine]).text).toBe('\ufeffA')
})

describe('H094: which of the two is the account', () => {
  test('the second, and the first when only that can be', () => {
    expect(parse(['hello', mine]).account).toBe(mine)
    expect(parse([mine, 'hello'])).toMatchObject({ account: mine, text: 'hello' })
    expect(parse([mine.toLowerCase(), '0x68656c6c6f'])).toMatchObject({ account: mine, text: 'hello' })
  })
  test('when both look like addresses, the one that was granted', () => {
    expect(parse([other, mine])).toMatchObject({ account: mine, bytes: other.toLowerCase() })
    expect(parse([mine, other])).toMatchObject({ account: mine, bytes: other.toLowerCase() })
  })
  test('when that does not tell, neither', () => {
    refuses([mine, other], [])
    refuses([mine, other], [mine, other])
    refuses([mine, mine])
  })
})

test('H039: an account that is missing, malformed or mistyped', () => {
  for (const account of [undefined, null, 1, 'vitalik.eth', mine.slice(0, -1), mine.replace('f39F', 'F39f')]) {
    refuses(['hello', account])
  }
})

test('H095: more than 128 KiB is refused, nothing at all is a message too', () => {
  refuses(['a'.repeat(128 * 1024 + 1), mine])
  refuses(['é'.repeat(64 * 1024 + 1), mine])
  refuses([`0x${'61'.repeat(129 * 1024)}`, mine])
  expect(parse(['a'.repeat(128 * 1024), mine]).bytes).toHaveLength(2 + 2 * 128 * 1024)
  expect(parse(['', mine])).toMatchObject({ bytes: '0x', text: '' })
  expect(parse(['0x', mine])).toMatchObject({ bytes: '0x', text: '' })
})

test('hex that lost a digit, text with half a character, and what is no text', () => {
  refuses(['0x123', mine])
  refuses(['\ud800', mine])
  for (const message of [1, null, {}, ['a']]) refuses([message, mine])
})

test('H007: too few or too many params, or no list', () => {
  for (const params of [undefined, 'hello', {}, [], [mine], ['a', mine, '', '']]) refuses(params)
  expect(parse(['hello', mine, 'password']).text).toBe('hello')
})
