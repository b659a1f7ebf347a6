import { secp256k1 } from '@noble/curves/secp256k1.js'
import { signTransaction } from '../../../lib/wallet/sign.ts'

/** The curve alone, and the whole signing of a transaction as the worker does it. Unit: ms, one entry per call. */
const key = new Uint8Array(32)
key[31] = 1
/** Of the key 1: computing it here would build the curve's tables before the first signature. */
const account = '0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf'
const data = `0x${'5a'.repeat(356)}` as const
const digest = new Uint8Array(32).fill(9)

function timed(count: number, work: () => unknown): number[] {
  return Array.from({ length: count }, () => {
    const before = performance.now()
    work()
    return performance.now() - before
  })
}

Object.assign(globalThis, {
  benchCurve: (count: number) => timed(count, () => secp256k1.sign(digest, key, { prehash: false })),
  benchSign: (count: number) =>
    timed(count, () =>
      signTransaction(
        {
          type: 'eip1559',
          chainId: 1,
          nonce: 1,
          to: '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A',
          data,
          value: 0n,
          gas: 200_000n,
          maxFeePerGas: 2_000_000_000n,
          maxPriorityFeePerGas: 1_000_000n,
        },
        key,
        account,
      ),
    ),
})
