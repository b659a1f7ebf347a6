import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** LsETH in the whale's hands, who is on the allowlist; nobody else is. */
export async function buildLiquidCollective(chain: Chain, contracts: Contracts): Promise<void> {
  const { LsETH, lsAllowlist } = contracts
  await placeAll(chain, ['LsETH', 'lsRedeemManager', 'lsAllowlist'])
  await LsETH.write('devnetInitialize', [whale, parseEther('50000'), parseEther('54321.0987654321')], admin)
  await lsAllowlist.write('devnetSet', [[whale], [5n]], admin)
}
