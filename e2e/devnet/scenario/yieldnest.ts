import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** ynETH and ynLSDe with a queue each, at a fee of a tenth of a per cent; ynETHx without one. */
export async function buildYieldNest(chain: Chain, contracts: Contracts): Promise<void> {
  const { ynETH, ynLSDe, ynETHx, ynETHQueue, ynLSDeQueue, ynETHVault, ynLSDeVault, wstETH } = contracts
  await placeAll(chain, ['ynETH', 'ynLSDe', 'ynETHx', 'ynETHQueue', 'ynLSDeQueue', 'ynETHVault', 'ynLSDeVault'])
  const supply = parseEther('4000')
  const worth = parseEther('4187.654321987654321')
  await ynETH.write('devnetInitialize', [whale, supply, worth, ynETHQueue.address], admin)
  await ynLSDe.write('devnetInitialize', [whale, supply, worth, ynLSDeQueue.address], admin)
  await ynETHx.write('devnetInitialize', [whale, supply, worth], admin)
  const queue = (name: string, token: string, vault: string) => [name, token, vault, 1_000n, admin]
  await ynETHQueue.write('devnetInitialize', queue('ynETH Withdrawal', mainnet.ynETH, mainnet.ynETHVault), admin)
  await ynLSDeQueue.write('devnetInitialize', queue('ynLSDe Withdrawal', mainnet.ynLSDe, mainnet.ynLSDeVault), admin)
  await ynETHVault.write('devnetInitialize', [mainnet.ynETH, mainnet.ynETHQueue], admin)
  await ynLSDeVault.write('devnetInitialize', [mainnet.ynLSDe, mainnet.ynLSDeQueue], admin)
  await chain.setBalance(ynETHVault.address, parseEther('50'))
  await wstETH.write('transfer', [ynLSDeVault.address, parseEther('40')], whale)
}
