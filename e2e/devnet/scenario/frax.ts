import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** frxETH and sfrxETH in the whale's hands, rewards unlocking in a running cycle, both queues open. */
export async function buildFrax(chain: Chain, contracts: Contracts): Promise<void> {
  const { frxETH, sfrxETH, fraxQueue, fraxOldQueue } = contracts
  await placeAll(chain, ['frxETH', 'sfrxETH', 'fraxMinter', 'fraxRouter', 'fraxQueue', 'fraxOldQueue'])
  await frxETH.write('minter_mint', [whale, parseEther('100000')], admin)
  await frxETH.write('approve', [sfrxETH.address, parseEther('100000')], whale)
  await sfrxETH.write('deposit', [parseEther('50000'), whale], whale)
  // What was earned so far, and what this cycle brings.
  await frxETH.write('transfer', [sfrxETH.address, parseEther('5641.045678901234567')], whale)
  await sfrxETH.write('devnetBegin', [parseEther('28.7')], admin)
  // Fifteen days, a twentieth of a per cent; the first queue had no fee but a half per cent for leaving early.
  await fraxQueue.write('devnetSet', [15 * 86_400, 500], admin)
  await fraxOldQueue.write('devnetSet', [15 * 86_400, 0, 5_000], admin)
}
