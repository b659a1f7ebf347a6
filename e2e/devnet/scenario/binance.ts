import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const days = 86_400n

/** wBETH at about 1.1066; its queue keeps requests for ten days, as on mainnet, and has no ether yet. */
export async function buildBinance(chain: Chain, { wBETH, wBETHQueue }: Contracts): Promise<void> {
  await placeAll(chain, ['wBETH', 'wBETHQueue'])
  // For its gas.
  await chain.setBalance(mainnet.wBETHOracle, parseEther('1'))
  const rate = parseEther('1.106606667360123456')
  await wBETH.write('devnetInitialize', [whale, parseEther('40000'), rate], admin)
  await wBETHQueue.write('setLockTime', [10n * days], admin)
}
