import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

/** Blocks. Testnet's delays: with mainnet's 100,800 no story could wait for a withdrawal. */
const delays = { withdrawal: 50, deallocation: 50, allocationConfiguration: 75, slasherConfiguration: 75 }

/** About seven days, as on mainnet: nothing here waits for burnt shares to be cleared. */
const slashResolutionDelay = 50_400

const { admin } = devnetOnly

/** The EigenLayer core, with strategies for stETH, rETH, cbETH and EIGEN open for deposits. */
export async function buildEigenLayer(chain: Chain, contracts: Contracts): Promise<void> {
  const { allocationManager, delegationManager, strategyManager, eigenPodManager, rewardsCoordinator } = contracts
  await placeAll(chain, ['permissionController', 'allocationManager', 'delegationManager', 'strategyManager'])
  await placeAll(chain, ['eigenPodManager', 'rewardsCoordinator', 'backingEigen', 'eigen', 'avsRegistrar'])
  await placeAll(chain, ['eigenStrategy', 'stETHStrategy', 'rETHStrategy', 'cbETHStrategy'])
  const owner = mainnet.executorMultisig
  const { withdrawal, deallocation, allocationConfiguration, slasherConfiguration } = delays
  const allocationDelays = [deallocation, allocationConfiguration, slasherConfiguration]
  await allocationManager.write('devnetInitialize', [owner, ...allocationDelays], admin)
  await delegationManager.write('devnetInitialize', [owner, withdrawal], admin)
  const whitelister = mainnet.operationsMultisig
  await strategyManager.write('devnetInitialize', [owner, whitelister, slashResolutionDelay], admin)
  await eigenPodManager.write('devnetInitialize', [owner], admin)
  await rewardsCoordinator.write('devnetInitialize', [owner, mainnet.rewardsUpdater, 604_800, 1000, 2n], admin)
  await contracts.stETHStrategy.write('devnetInitialize', [mainnet.stETH], admin)
  await contracts.rETHStrategy.write('devnetInitialize', [mainnet.rETH], admin)
  await contracts.cbETHStrategy.write('devnetInitialize', [mainnet.cbETH], admin)
  await contracts.eigenStrategy.write('devnetInitialize', [mainnet.backingEigen], admin)
  const { stETHStrategy, rETHStrategy, cbETHStrategy, eigenStrategy } = mainnet
  const strategies = [stETHStrategy, rETHStrategy, cbETHStrategy, eigenStrategy]
  await strategyManager.write('addStrategiesToDepositWhitelist', [strategies], whitelister)
}
