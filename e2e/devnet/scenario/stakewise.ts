import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** osETH at a rate that grows, a Genesis vault with stake, both redeemers, and what is left of V2. */
export async function buildStakeWise(chain: Chain, contracts: Contracts): Promise<void> {
  const { osTokenController, osTokenConfig, genesisVault, communityVault, sETH2, rETH2 } = contracts
  await placeAll(chain, ['osETH', 'osTokenController', 'osTokenConfig', 'osTokenRedeemer', 'osTokenOldRedeemer'])
  await placeAll(chain, ['genesisVault', 'communityVault', 'sETH2', 'rETH2'])
  // 2.8 per cent a year.
  const begin = [whale, parseEther('90000'), parseEther('96543.21012345678901'), 887_874_175n]
  await osTokenController.write('devnetInitialize', begin, admin)
  await osTokenConfig.write('devnetSetRedeemer', [mainnet.osTokenRedeemer], admin)
  await genesisVault.write('devnetInitialize', [whale, parseEther('60000'), parseEther('63210.9876543210123')], admin)
  await communityVault.write('devnetInitialize', [whale, parseEther('5000'), parseEther('5098.7654321')], admin)
  await sETH2.write('devnetMint', [whale, parseEther('900')], admin)
  await rETH2.write('devnetMint', [whale, parseEther('90')], admin)
}
