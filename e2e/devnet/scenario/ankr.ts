import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** ankrETH in the whale's hands, and a pool that has the ether for some who leave. */
export async function buildAnkr(chain: Chain, contracts: Contracts): Promise<void> {
  const { ankrETH, ankrPool } = contracts
  await placeAll(chain, ['ankrETH', 'ankrPool'])
  await ankrETH.write('devnetSetRatio', [parseEther('0.8123456789')], admin)
  await ankrETH.write('mint', [whale, parseEther('20000')], admin)
  await ankrPool.write('devnetInitialize', [parseEther('0.02')], admin)
  await chain.setBalance(mainnet.ankrPool, parseEther('300'))
}
