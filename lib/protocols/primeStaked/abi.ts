import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { delegationManager, depositPool, nodeDelegator, oracle, primeeth } from './addresses.ts'

/** EigenLayer's withdrawal, field for field. */
const withdrawal =
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }'

export const tokenContract = contract(primeeth.address, ['function paused() view returns (bool)'])

/** `primeETHPrice`: ether per primeETH, 1e18 = 1, as last written. `getAssetPrice`: ether per asset. */
export const oracleContract = contract(oracle, [
  'function primeETHPrice() view returns (uint256)',
  'function getAssetPrice(address asset) view returns (uint256)',
])

export const poolContract = contract(depositPool, [
  withdrawal,
  'function paused() view returns (bool)',
  'function getNodeDelegatorQueue() view returns (address[])',
  'function claimWithdrawal(Withdrawal withdrawal) returns (address asset, uint256 assets)',
])

/** `withdrawalRequests`: who may claim the withdrawal with this root; 0x…dEaD once it was claimed. */
export const delegatorContract = contract(nodeDelegator, [
  'function withdrawalRequests(bytes32 withdrawalRoot) view returns (address)',
  'function paused() view returns (bool)',
])

/** `shares`: what a withdrawal pays after slashing, in shares of its strategies. Both lists are empty for one it does not keep. */
export const eigenContract = contract(delegationManager, [
  withdrawal,
  'function getQueuedWithdrawal(bytes32 withdrawalRoot) view returns (Withdrawal withdrawal, uint256[] shares)',
  'function minWithdrawalDelayBlocks() view returns (uint32)',
])

export const strategyContract = contract(zeroAddress, [
  'function underlyingToken() view returns (address)',
  'function sharesToUnderlyingView(uint256 amountShares) view returns (uint256)',
])
