import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const day = 86_400

/** mETH and cmETH in the whale's hands; ether to set aside for requests, and mETH in the vault of cmETH to pay from. */
export async function buildMantle(chain: Chain, contracts: Contracts): Promise<void> {
  const { mETH, mETHStaking, mETHRequests, mETHOracle } = contracts
  await placeAll(chain, ['mETH', 'mETHStaking', 'mETHRequests', 'mETHOracle', 'mETHPauser'])
  await mETH.write('mint', [whale, parseEther('100000')], admin)
  await mETHStaking.write('devnetInitialize', [parseEther('900')], admin)
  await chain.setBalance(mETHStaking.address, parseEther('900'))
  await mETHOracle.write('devnetReport', [parseEther('107222.2345678901')], admin)
  // As many as EigenLayer's delay on the devnet.
  await mETHRequests.write('devnetInitialize', [50n], admin)
  await buildCmeth(chain, contracts)
}

async function buildCmeth(chain: Chain, contracts: Contracts): Promise<void> {
  const { mETH, cmETH, cmETHVault, cmETHAccountant, cmETHTeller, cmETHDelayedWithdraw } = contracts
  await placeAll(chain, ['cmETH', 'cmETHVault', 'cmETHAccountant', 'cmETHTeller', 'cmETHDelayedWithdraw'])
  await cmETHAccountant.write('devnetInitialize', [cmETH.address, mETH.address, parseEther('1.0012')], admin)
  await cmETHTeller.write('devnetInitialize', [cmETH.address, cmETHAccountant.address], admin)
  await cmETHDelayedWithdraw.write('devnetInitialize', [cmETH.address, cmETHAccountant.address, whale, true], admin)
  await cmETHDelayedWithdraw.write('devnetSetAsset', [mainnet.mETH, true, 7 * day, 7 * day, 0, 100], admin)
  await cmETH.write('enter', [whale, mETH.address, 0n, whale, parseEther('10000')], admin)
  await mETH.write('transfer', [cmETHVault.address, parseEther('10012')], whale)
}
