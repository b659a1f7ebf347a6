import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** STONE at about 1.0434: a few hundred ether idle, the rest in strategies; a hurried sale of those loses a tenth of a per cent. */
export async function buildStakeStone(chain: Chain, contracts: Contracts): Promise<void> {
  const { stoneVault, stoneAssets, stoneController } = contracts
  await placeAll(chain, ['STONE', 'stoneVault', 'stoneAssets', 'stoneController'])
  const invested = parseEther('9934.512345678901234567')
  await chain.setBalance(stoneAssets.address, parseEther('500'))
  await chain.setBalance(stoneController.address, invested)
  await stoneController.write('devnetSet', [invested, 1_000n], admin)
  await stoneVault.write('devnetInitialize', [86_400n, 0n, whale, parseEther('10000')], admin)
}
