import { parseEther, toFunctionSelector } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** pufETH at a rate of about 1.07 with 1,500 ether idle, of which 300 are WETH; leaving at once costs one per cent. */
export async function buildPuffer(chain: Chain, contracts: Contracts): Promise<void> {
  const { pufETH, pufferManager, pufferAccess, pufferLockbox, weth } = contracts
  await placeAll(chain, ['pufferAccess', 'pufETH', 'pufferManager', 'xPufETH', 'pufferLockbox', 'pufferDepositor'])
  await chain.setBalance(pufETH.address, parseEther('1200'))
  await weth.write('transfer', [pufETH.address, parseEther('300')], whale)
  await pufETH.write('devnetInitialize', [whale, parseEther('13000'), parseEther('12410.0123456789'), 100n], admin)
  await pufferManager.write('devnetInitialize', [parseEther('1000')], admin)
  const finalize = toFunctionSelector('function finalizeWithdrawals(uint256)')
  await pufferAccess.write('devnetShut', [pufferManager.address, finalize, true], admin)
  await pufETH.write('approve', [pufferManager.address, 2n ** 256n - 1n], whale)
  await pufETH.write('approve', [pufferLockbox.address, 2n ** 256n - 1n], whale)
  await pufferLockbox.write('deposit', [parseEther('1000')], whale)
}

/** Others fill the batch that is open, and Puffer finalises all that are full. */
export async function settlePuffer({ pufferManager }: Contracts): Promise<void> {
  const length = (await pufferManager.read('getWithdrawalsLength')) as bigint
  for (let index = length; index % 10n !== 0n; index += 1n) {
    await pufferManager.write('requestWithdrawal', [parseEther('0.5'), whale], whale)
  }
  const full = ((await pufferManager.read('getWithdrawalsLength')) as bigint) / 10n - 1n
  await pufferManager.write('finalizeWithdrawals', [full], admin)
}
