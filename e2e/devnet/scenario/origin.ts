import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const tenMinutes = 600n
const fivePercent = parseEther('0.05')

/** OETH and wOETH in the whale's hands, nearly all of it backed by what the strategies hold. */
export async function buildOrigin(chain: Chain, contracts: Contracts): Promise<void> {
  const { OETH, wOETH, OETHVault, OETHZapper, weth } = contracts
  await placeAll(chain, ['OETH', 'wOETH', 'OETHVault', 'OETHZapper'])
  await OETH.write('devnetInitialize', [780_123_456_789_012_345_678_901_234n], admin)
  await OETHVault.write('devnetInitialize', [tenMinutes, fivePercent], admin)
  await OETHVault.write('devnetSetStrategies', [parseEther('39700')], admin)
  await weth.write('transfer', [OETHVault.address, parseEther('300')], whale)
  await OETH.write('mint', [whale, parseEther('40000')], admin)
  await wOETH.write('devnetInitialize', [905_432_109_876_543_210_987_654_321n], admin)
  await OETHZapper.write('devnetInitialize', [], admin)
  await OETH.write('approve', [wOETH.address, parseEther('10000')], whale)
  await wOETH.write('deposit', [parseEther('10000'), whale], whale)
}
