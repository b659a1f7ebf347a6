import { parseEther } from 'viem'
import { testAccount } from '../accounts.ts'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import type { Contracts } from '../contracts.ts'

const { whale } = devnetOnly

/** Account 0, the main user: ether and every token, got the way a person gets them; nothing restaked yet. */
export async function buildMainUser(chain: Chain, contracts: Contracts): Promise<void> {
  const { weth, stETH, wstETH, rocketDepositPool, cbETH, liquidityPool, eETH, weETH, restakeManager, testToken } =
    contracts
  const { address } = testAccount(0)
  await weth.write('deposit', [], address, parseEther('12'))
  await stETH.write('submit', [`0x${'00'.repeat(20)}`], address, parseEther('250'))
  await stETH.write('approve', [wstETH.address, parseEther('90')], address)
  await wstETH.write('wrap', [parseEther('90')], address)
  await rocketDepositPool.write('deposit', [], address, parseEther('140'))
  await cbETH.write('transfer', [address, parseEther('110.25')], whale)
  await liquidityPool.write('deposit', [], address, parseEther('230'))
  await eETH.write('approve', [weETH.address, parseEther('120')], address)
  await weETH.write('wrap', [parseEther('120')], address)
  await restakeManager.write('depositETH', [], address, parseEther('100'))
  await testToken.write('transfer', [address, 1_234_567_890n], whale)
  await chain.setBalance(address, parseEther('432.1'))
}
