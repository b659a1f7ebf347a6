import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly
const day = 86_400n
const whole = 10n ** 8n

/** uniETH at about 1.0537 with twenty ether at hand; uniBTC over WBTC, eight days to get it back. Needs WBTC. */
export async function buildBedrock(chain: Chain, contracts: Contracts): Promise<void> {
  const { uniETHStaking, uniBTCVault, uniBTCRouter, brBTC, eBTCBase } = contracts
  await placeAll(chain, ['uniETH', 'uniETHStaking', 'uniETHStakingPectra', 'uniETHRedeem'])
  await placeAll(chain, ['uniBTC', 'uniBTCVault', 'uniBTCRouter', 'brBTC'])
  // Whoever returns ether of validators is the admin.
  await chain.setBalance(admin, parseEther('1000'))
  const [supply, staked] = [parseEther('5000'), parseEther('5248.512345678901234567')]
  await uniETHStaking.write('devnetInitialize', [whale, supply, staked], admin, parseEther('20'))
  await uniBTCVault.write('devnetAllow', [eBTCBase.address], admin)
  await eBTCBase.write('approve', [uniBTCVault.address, 1_000n * whole], whale)
  await uniBTCVault.write('mint', [eBTCBase.address, 1_000n * whole], whale)
  // A tenth of a per cent; 50 WBTC at once, growing by as much in a day.
  await uniBTCRouter.write('devnetInitialize', [8n * day, 15n * day, 10n], admin)
  const perSecond = (50n * whole) / day
  await uniBTCRouter.write('devnetSetToken', [eBTCBase.address, true, false, 50n * whole, perSecond, 0n], admin)
  await brBTC.write('devnetMint', [whale, 1_000n * whole], admin)
}
