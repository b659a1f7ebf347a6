import fc from 'fast-check'
import { bytesToHex, concat, type Hex, pad, parseGwei, serializeTransaction, stringToHex, toRlp } from 'viem'
import { describe, expect, test } from 'vitest'
import { decodeMessage } from './message.ts'
import { say } from './sayFakes.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const now = 1_800_000_000n

const decode = (bytes: Hex, text: string | null = null, origin = 'https://app.example.com') =>
  decodeMessage({ bytes, text, account, origin, now })
const say1 = (text: string, origin?: string) => decode(stringToHex(text), text, origin)
const levels = ({ facts }: ReturnType<typeof decode>) => ({
  blocked: (facts.blocked ?? []).map(say).join(' '),
  dangers: (facts.dangers ?? []).map(say).join(' '),
  notes: (facts.notes ?? []).map(say).join(' '),
})
const nothing = { blocked: '', dangers: '', notes: '' }

function signIn(change: { head?: string; address?: string; statement?: string | null; tail?: string } = {}): string {
  const { head = 'app.example.com', address = account, statement = 'Welcome', tail = '' } = change
  return [
    `${head} wants you to sign in with your Ethereum account:`,
    address,
    '',
    ...(statement === null ? [] : [statement, '']),
    'URI: https://app.example.com/login',
    'Version: 1',
    'Chain ID: 1',
    'Nonce: 12345678abc',
    `Issued At: 2026-11-21T00:00:00.000Z${tail}`,
  ].join('\n')
}

describe('messages', () => {
  test('a text, bytes and nothing', () => {
    expect(say(say1('hello').title)).toBe('Sign a text')
    expect(levels(say1('hello'))).toEqual(nothing)
    expect(say(decode('0xff').title)).toBe('Sign bytes that are not text')
    expect(say(decode('0x', '').title)).toBe('Sign an empty message')
  })

  test('H092: control characters stay a text, invalid UTF-8 is bytes', () => {
    expect(say(decode('0x410a0d0b0c20420043', 'A\n\r\u000b\f B\u0000C').title)).toBe('Sign a text')
    expect(say(decode('0xc328').title)).toBe('Sign bytes that are not text')
  })

  test('H093: a hash, a digest, transactions and authorisations in disguise', () => {
    const fees = {
      maxFeePerGas: parseGwei('1'),
      maxPriorityFeePerGas: 1n,
      chainId: 1,
      nonce: 0,
      gas: 21000n,
      to: other,
      value: 1n,
    } as const
    const typed = serializeTransaction({ type: 'eip1559', ...fees })
    const legacy = serializeTransaction({ type: 'legacy', nonce: 0, gas: 21000n, gasPrice: 1n, to: other, value: 1n })
    const authorisation = concat(['0x05', toRlp(['0x01', other, '0x00'])])
    expect(levels(decode(pad('0x01'))).dangers).toContain('32 bytes')
    expect(levels(decode(concat(['0x1901', pad('0x01'), pad('0x02')]))).dangers).toContain('signed permission')
    for (const bytes of [typed, legacy, authorisation]) {
      expect(levels(decode(bytes)).dangers).toContain('transaction or an authorisation')
    }
  })

  test('random bytes are judged without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        say(decode(bytesToHex(bytes)).title)
      }),
      { numRuns: 200 },
    )
  })
})

describe('sign-ins', () => {
  test('one for this site and this account passes, with and without a statement', () => {
    for (const text of [signIn(), signIn({ statement: null }), signIn({ head: 'https://app.example.com' })]) {
      expect(say(say1(text).title)).toBe('Sign in to “app.example.com”')
      expect(levels(say1(text))).toEqual(nothing)
    }
    expect(levels(say1(signIn({ tail: '\nResources:\n- https://a.example\n- ipfs://b' })))).toEqual(nothing)
  })

  test('H096: another domain, scheme or account is blocked', () => {
    expect(levels(say1(signIn({ head: 'bank.example' }))).blocked).toContain('not to the site that asks')
    expect(levels(say1(signIn({ head: 'example.com' }))).blocked).toContain('not to the site that asks')
    expect(levels(say1(signIn({ head: 'app.example.com@evil.example' }))).notes).toContain('not a valid one')
    expect(levels(say1(signIn({ head: 'http://app.example.com' }))).blocked).toContain('another kind of connection')
    expect(levels(say1(signIn({ address: other }))).blocked).toContain('another account')
  })

  test('H096: another port of the same site is a warning', () => {
    const { blocked, notes } = levels(say1(signIn({ head: 'app.example.com:8443' })))
    expect(blocked).toBe('')
    expect(notes).toContain('another port')
    const origin = 'https://app.example.com:8443'
    expect(levels(say1(signIn({ head: 'app.example.com:8443' }), origin))).toEqual(nothing)
  })

  test('H097: expired, not yet valid', () => {
    expect(levels(say1(signIn({ tail: '\nExpiration Time: 2026-11-22T00:00:00Z' }))).notes).toContain('expired')
    expect(levels(say1(signIn({ tail: '\nNot Before: 2030-01-01T00:00:00Z' }))).notes).toContain('not valid yet')
  })

  test('H097: malformed but with the phrase, in disguise, or with very many resources', () => {
    const cyrillic = signIn().replace('wants you to sign in', 'wаnts you to sign in')
    const hidden = signIn().replace('sign in', 'si\u200bgn in')
    const many = signIn({ tail: `\nResources:\n${'- https://a.example\n'.repeat(10_000)}` })
    const texts = [
      signIn().replace('Version: 1', 'Version: 2'),
      signIn().replace('Nonce: 12345678abc\n', ''),
      signIn().replace('Issued At: 2026', 'Issued At: yesterday 2026'),
      `Hello! ${signIn()}`,
      signIn({ tail: '\nand more' }),
      cyrillic,
      hidden,
      many,
    ]
    for (const text of texts) expect(levels(say1(text)).notes).toContain('not a valid one')
  })

  test('a malformed sign-in for another site is blocked all the same', () => {
    const text = signIn({ head: 'bank.example' }).replace('Version: 1', 'Version: 2')
    expect(levels(say1(text)).blocked).toContain('not to the site that asks')
  })

  test('random edits of a sign-in never throw', () => {
    fc.assert(
      fc.property(fc.nat({ max: signIn().length }), fc.string({ unit: 'binary', maxLength: 40 }), (at, text) => {
        const edited = signIn().slice(0, at) + text + signIn().slice(at)
        say(say1(edited).title)
      }),
      { numRuns: 200 },
    )
  })
})
