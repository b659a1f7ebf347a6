import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const day = 86_400

/** tETH at about 1.0107 wstETH, of which 500 lie in the vault; a week for a twentieth of a per cent, or at once for two. */
export async function buildTreehouse(chain: Chain, contracts: Contracts): Promise<void> {
  const { tETH, treehouseRouter, treehouseRedemption, treehouseFastlane, wstETH } = contracts
  await placeAll(chain, ['tETH', 'treehouseVault', 'treehouseRouter', 'treehouseRedemption', 'treehouseFastlane'])
  await tETH.write('devnetInitialize', [whale, parseEther('20000'), parseEther('20213.987654321')], admin)
  await wstETH.write('transfer', [mainnet.treehouseVault, parseEther('500')], whale)
  await treehouseRouter.write('devnetSet', [false, parseEther('100000')], admin)
  await treehouseRedemption.write('devnetSet', [parseEther('1'), 7 * day, 5], admin)
  await treehouseFastlane.write('devnetSet', [parseEther('0.01'), 200n], admin)
}
