import { secp256k1 } from '@noble/curves/secp256k1.js'
import { addSource, emptyHoldings, privateKeyOf } from '../../../lib/wallet/edit.ts'
import { addressOf } from '../../../lib/wallet/privateKey.ts'
import { encodeSecret, parseSecret } from '../../../lib/wallet/secrets.ts'
import { signTransaction } from '../../../lib/wallet/sign.ts'

/** A signature in three depths, for an extension page. Unit: ms, one entry per call. */
export type SignBench = {
  /** The curve library alone. */
  curve(count: number): number[]
  /** The worker's signing of a transaction: serialise, hash, sign, recover, compare. */
  sign(count: number): number[]
  /** That, with the key made and checked from the decrypted phrase, as it is for every signature. Warm from the first on. */
  derive(count: number): Promise<number[]>
}

/** The public test phrase. */
const phrase = 'test test test test test test test test test test test junk'
const one = new Uint8Array(32)
one[31] = 1
/** Of the key 1: computing it here would build the curve's tables before the first signature. */
const addressOfOne = '0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf'
const digest = new Uint8Array(32).fill(9)
const transaction = {
  type: 'eip1559',
  chainId: 1,
  nonce: 1,
  to: '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A',
  data: `0x${'5a'.repeat(356)}`,
  value: 0n,
  gas: 200_000n,
  maxFeePerGas: 2_000_000_000n,
  maxPriorityFeePerGas: 1_000_000n,
} as const

function timed(count: number, work: () => unknown): number[] {
  return Array.from({ length: count }, () => {
    const before = performance.now()
    work()
    return performance.now() - before
  })
}

async function derive(count: number): Promise<number[]> {
  const source = { kind: 'phrase', phrase, paths: ["m/44'/60'/0'/0/0"] } as const
  const { accounts, secrets } = await addSource(emptyHoldings(), source)
  const [account] = accounts
  const secret = secrets.find(({ kind }) => kind === 'seed')
  if (account === undefined || secret === undefined) throw new Error('The phrase leads nowhere.')
  const bytes = encodeSecret(secret)
  return timed(count, () => {
    const key = privateKeyOf(account, parseSecret(secret, bytes))
    signTransaction(transaction, key, addressOf(key))
  })
}

const bench: SignBench = {
  curve: (count) => timed(count, () => secp256k1.sign(digest, one, { prehash: false })),
  sign: (count) => timed(count, () => signTransaction(transaction, one, addressOfOne)),
  derive,
}
Object.assign(globalThis, { benchSign: bench })
