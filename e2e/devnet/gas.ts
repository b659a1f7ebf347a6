import type { Hex } from 'viem'
import type { Devnet } from './api.ts'

/** What the one transaction of the latest block cost its sender. Unit: wei. Throws when there is not exactly one. */
export async function gasPaid({ chain }: Devnet): Promise<bigint> {
  const block = (await chain.rpc('eth_getBlockByNumber', ['latest', false])) as { transactions: Hex[] }
  const [hash, another] = block.transactions
  if (hash === undefined || another !== undefined) throw new Error(`${block.transactions.length} transactions, not one`)
  return gasOf(chain, hash)
}

/** What a mined transaction cost its sender. Unit: wei. */
export async function gasOf(chain: Devnet['chain'], hash: Hex): Promise<bigint> {
  const receipt = (await chain.rpc('eth_getTransactionReceipt', [hash])) as { gasUsed: Hex; effectiveGasPrice: Hex }
  return BigInt(receipt.gasUsed) * BigInt(receipt.effectiveGasPrice)
}
