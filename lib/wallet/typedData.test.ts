import { signTypedData as ethSigUtilSign, SignTypedDataVersion } from '@metamask/eth-sig-util'
import { hexToBytes } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { signTypedData, TypedDataMismatchError, typedDataDigest } from './typedData.ts'
import { flat, mail, mailDigest, typedDataTable } from './typedDataTable.ts'

const key = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
const account = privateKeyToAccount(key)

describe('typed data', () => {
  test('the example of EIP-712 has the digest printed there', () => {
    expect(typedDataDigest(JSON.stringify(mail.payload))).toBe(mailDigest)
  })

  test.each(typedDataTable)('$name: three signers agree', async ({ payload }) => {
    const signature = signTypedData(JSON.stringify(payload), hexToBytes(key), account.address)
    const privateKey = Buffer.from(key.slice(2), 'hex')
    expect(ethSigUtilSign({ privateKey, data: payload as never, version: SignTypedDataVersion.V4 })).toBe(signature)
    expect(await account.signTypedData(payload as never)).toBe(signature)
  })

  // What the validator in front refuses too: here nothing that two readers read differently gets a signature.
  test.each([
    ['a number beyond its type', flat('', { a: ['uint8', '256'] }).payload],
    ['a bytes32 of one byte', flat('', { a: ['bytes32', '0x01'] }).payload],
    ['a missing member', { ...flat('', { a: ['uint256', '1'] }).payload, message: {} }],
    ['text for a bool', flat('', { a: ['bool', 'false'] }).payload],
    ['an unknown type', flat('', { a: ['uint7', '1'] }).payload],
    ['a primary type that is not there', { ...mail.payload, primaryType: 'Nothing' }],
    ['not an object', 5],
  ])('D1: %s is not signed', (_, payload) => {
    expect(() => typedDataDigest(JSON.stringify(payload))).toThrow(TypedDataMismatchError)
  })

  test('D1: text that is not JSON is not signed', () => {
    expect(() => typedDataDigest('{')).toThrow(TypedDataMismatchError)
  })
})
