import { secp256k1 } from '@noble/curves/secp256k1.js'
import fc from 'fast-check'
import { type Hex, hexToBytes, keccak256, parseTransaction, recoverMessageAddress, sha256, toHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { addressOf } from './privateKey.ts'
import { SignatureError, signDigest, signMessage, signTransaction, TransactionShapeError, warmCurve } from './sign.ts'

const key: Hex = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
const bytes = hexToBytes(key)
const account = addressOf(bytes)
const order = secp256k1.Point.CURVE().n
const transaction = {
  type: 'eip1559',
  chainId: 1,
  nonce: 7,
  to: '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A',
  value: 10n ** 18n,
  data: '0x095ea7b3',
  gas: 100_000n,
  maxFeePerGas: 30n * 10n ** 9n,
  maxPriorityFeePerGas: 10n ** 9n,
} as const

describe('a signature', () => {
  // Deterministic secp256k1 signatures (RFC 6979 with SHA-256) as published for other wallets.
  test.each([
    [
      1n,
      'Satoshi Nakamoto',
      '934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8',
      '2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5',
    ],
    [
      1n,
      'All those moments will be lost in time, like tears in rain. Time to die...',
      '8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b',
      '547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21',
    ],
    [
      order - 1n,
      'Satoshi Nakamoto',
      'fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0',
      '6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5',
    ],
  ])('of key %d over %j is the published one', (value, message, r, s) => {
    const secret = hexToBytes(toHex(value, { size: 32 }))
    expect(signDigest(sha256(new TextEncoder().encode(message)), secret, addressOf(secret))).toMatchObject({
      r: `0x${r}`,
      s: `0x${s}`,
    })
  })

  test('always has its s in the lower half, and is the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        const signature = signDigest(toHex(digest), bytes, account)
        expect(BigInt(signature.s)).toBeLessThanOrEqual(order / 2n)
        expect(signDigest(toHex(digest), bytes, account)).toEqual(signature)
      }),
      { numRuns: 100 },
    )
  })

  test('that does not lead back to the account never leaves', () => {
    expect(() => signDigest(keccak256('0x'), bytes, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')).toThrow(
      SignatureError,
    )
  })

  test('warming the curve needs nothing and leaves nothing', () => {
    expect(warmCurve()).toBeUndefined()
  })
})

describe('a transaction', () => {
  test('is signed as another implementation signs it, and says what it said', async () => {
    const signed = signTransaction(transaction, bytes, account)
    expect(signed).toBe(await privateKeyToAccount(key).signTransaction(transaction))
    expect(parseTransaction(signed as `0x02${string}`)).toMatchObject({
      ...transaction,
      to: transaction.to.toLowerCase(),
    })
  })

  test('without a target creates a contract', async () => {
    const { to: _, ...creation } = transaction
    expect(signTransaction(creation, bytes, account)).toBe(await privateKeyToAccount(key).signTransaction(creation))
  })

  test.each([
    ['of another type', { type: 'legacy', gasPrice: 1n }],
    ['with authorisations', { authorizationList: [] }],
    ['with a gas price', { gasPrice: 1n }],
    ['without nonce', { nonce: undefined }],
    ['without gas', { gas: undefined }],
    ['without fee', { maxFeePerGas: undefined }],
    ['with a fee as number', { maxFeePerGas: 1 }],
    ['of chain 0', { chainId: 0 }],
    ['with a negative value', { value: -1n }],
  ])('%s is never signed', (_, change) => {
    expect(() => signTransaction({ ...transaction, ...change } as never, bytes, account)).toThrow(TransactionShapeError)
  })
})

describe('a message', () => {
  test.each(['0x', '0x00', '0x410a0d0b0c20420043', toHex('你好'), '0xff'] as const)(
    '%s is signed byte for byte',
    async (raw) => {
      const signature = signMessage(raw, bytes, account)
      expect(signature).toBe(await privateKeyToAccount(key).signMessage({ message: { raw } }))
      expect(await recoverMessageAddress({ message: { raw }, signature })).toBe(account)
    },
  )
})
