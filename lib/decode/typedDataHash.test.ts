import { SignTypedDataVersion, TypedDataUtils } from '@metamask/eth-sig-util'
import fc from 'fast-check'
import { bytesToHex, hashTypedData } from 'viem'
import { describe, expect, test } from 'vitest'
import { domain, domainMembers, one, parse } from './typedDataFakes.ts'

/** Both libraries hash the canonical text, and to the same. */
function hash(json: string): string {
  const data = JSON.parse(json)
  const theirs = bytesToHex(TypedDataUtils.eip712Hash(data, SignTypedDataVersion.V4))
  expect(hashTypedData(data)).toBe(theirs)
  return theirs
}

describe('accepted typed data is rebuilt and hashes identically in viem and eth-sig-util', () => {
  const mail = {
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'version', type: 'string' },
        { name: 'chainId', type: 'uint256' },
        { name: 'verifyingContract', type: 'address' },
      ],
      Person: [
        { name: 'name', type: 'string' },
        { name: 'wallet', type: 'address' },
      ],
      Mail: [
        { name: 'from', type: 'Person' },
        { name: 'to', type: 'Person' },
        { name: 'contents', type: 'string' },
      ],
    },
    primaryType: 'Mail',
    domain: {
      name: 'Ether Mail',
      version: '1',
      chainId: 1,
      verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
    },
    message: {
      from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' },
      to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
      contents: 'Hello, Bob!',
    },
  }

  test("the standard's own example has the digest that the standard prints", () => {
    const { json, primaryType } = parse(JSON.stringify(mail))
    expect(primaryType).toBe('Mail')
    expect(hash(json)).toBe('0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2')
  })

  test('text and object forms give the same canonical text, and parsing it again changes nothing', () => {
    const { json } = parse(mail)
    expect(parse(JSON.stringify(mail)).json).toBe(json)
    expect(parse(json).json).toBe(json)
  })

  test('H069: every spelling of the same chain id gives the same text', () => {
    const texts = [1, '1', '0x1', `0x${'1'.padStart(64, '0')}`].map(
      (chainId) => parse({ ...mail, domain: { ...mail.domain, chainId } }).json,
    )
    expect(new Set(texts).size).toBe(1)
  })

  test('H070: a domain without a chain id is accepted here; the warning is given elsewhere', () => {
    const typed = one('uint256', '5')
    typed.types.EIP712Domain = [{ name: 'name', type: 'string' }]
    hash(parse({ ...typed, domain: { name: 'Test' } }).json)
  })

  test('types that nothing signed uses are left out', () => {
    const { json } = parse(one('uint8', 5, { Unused: [{ name: 'a', type: 'bool' }] }))
    expect(json).not.toContain('Unused')
  })

  test('a recursive type is accepted where the value ends by itself', () => {
    const typed = one('Node[]', [{ children: [{ children: [] }] }], { Node: [{ name: 'children', type: 'Node[]' }] })
    hash(parse(typed).json)
  })

  test('a random message of random types is shown and hashed the same', () => {
    const leaf = fc.oneof(
      fc.tuple(fc.constantFrom(8, 64, 128, 256), fc.boolean()).chain(([bits, signed]) => {
        const edge = 1n << BigInt(signed ? bits - 1 : bits)
        const value = fc.bigInt({ min: signed ? -edge : 0n, max: edge - 1n }).map(String)
        return value.map((value) => ({ type: `${signed ? 'int' : 'uint'}${bits}`, value: value as unknown }))
      }),
      fc.boolean().map((value) => ({ type: 'bool', value: value as unknown })),
      fc.string({ unit: 'grapheme' }).map((value) => ({ type: 'string', value: value as unknown })),
      fc.uint8Array({ maxLength: 70 }).map((value) => ({ type: 'bytes', value: bytesToHex(value) as unknown })),
      fc
        .uint8Array({ minLength: 1, maxLength: 32 })
        .map((value) => ({ type: `bytes${value.length}`, value: bytesToHex(value) as unknown })),
      fc
        .uint8Array({ minLength: 20, maxLength: 20 })
        .map((value) => ({ type: 'address', value: bytesToHex(value) as unknown })),
    )
    const field = fc.tuple(leaf, fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })).map(([leaf, lengths]) =>
      lengths.reduce(
        (inner, length) => ({
          // An open list where it is empty, a fixed one where it is not.
          type: `${inner.type}[${length === 0 ? '' : length}]`,
          value: Array.from({ length }, () => inner.value) as unknown,
        }),
        leaf,
      ),
    )
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 1, maxLength: 6 }),
        fc.array(field, { minLength: 1, maxLength: 4 }),
        (outer, inner) => {
          const members = (fields: readonly { type: string }[]) =>
            fields.map(({ type }, i) => ({ name: `f${i}`, type }))
          const values = (fields: readonly { value: unknown }[]) =>
            Object.fromEntries(fields.map(({ value }, i) => [`f${i}`, value]))
          const typed = {
            types: {
              EIP712Domain: domainMembers,
              Outer: [...members(outer), { name: 'inner', type: 'Inner' }, { name: 'list', type: 'Inner[2]' }],
              Inner: members(inner),
            },
            primaryType: 'Outer',
            domain,
            message: { ...values(outer), inner: values(inner), list: [values(inner), values(inner)] },
          }
          const { json } = parse(JSON.stringify(typed))
          // Rebuilding did not change what is signed.
          expect(hash(json)).toBe(bytesToHex(TypedDataUtils.eip712Hash(typed as never, SignTypedDataVersion.V4)))
        },
      ),
      { numRuns: 200 },
    )
  })
})
