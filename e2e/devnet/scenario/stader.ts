import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** ETHx in the whale's hands at the rate of a report, and a pool that has the ether for some withdrawals. */
export async function buildStader(chain: Chain, contracts: Contracts): Promise<void> {
  const { ETHx, staderOracle, staderConfig, staderWithdrawals } = contracts
  await placeAll(chain, ['ETHx', 'staderPools', 'staderWithdrawals', 'staderConfig', 'staderOracle'])
  await ETHx.write('mint', [whale, parseEther('40000')], admin)
  await staderOracle.write('devnetReport', [parseEther('42712.3456789'), parseEther('40000')], admin)
  // Six hundred blocks on mainnet; here as many as EigenLayer's delay on the devnet.
  await staderConfig.write('devnetSet', [50, parseEther('0.0001'), parseEther('10000')], admin)
  await staderWithdrawals.write('devnetInitialize', [], admin)
  await chain.setBalance(mainnet.staderPools, parseEther('500'))
}
