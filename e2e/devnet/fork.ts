import { parseEther } from 'viem'
import { testAccounts } from './accounts.ts'
import { startAnvil } from './anvil.ts'
import { type Chain, openChain } from './chain.ts'

/** A fork of mainnet: the real contracts, and nothing seeded but ether for the test accounts. */
export type Fork = { url: string; port: number; chain: Chain; stop(): Promise<void> }

/** Forks at the user's own node. Throws `AnvilError` when that isn't on mainnet. */
export async function startFork(forkUrl: string, options: { port?: number } = {}): Promise<Fork> {
  const node = await startAnvil({ ...options, forkUrl })
  const chain = openChain(node.url, {})
  for (const { address } of testAccounts) {
    // Their keys are public, so on mainnet somebody has delegated them to code that takes whatever arrives (EIP-7702).
    await chain.rpc('anvil_setCode', [address, '0x'])
    await chain.setBalance(address, parseEther('1000'))
  }
  return { ...node, chain }
}
