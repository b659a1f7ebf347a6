import { contract } from '../plan.ts'
import { accessManager, protocolProxy, pufeth, withdrawalManager } from './addresses.ts'

/**
 * What pufETH has beyond ERC-20. `convertToAssets`: wei of WETH, rounded down, before any fee. `previewRedeem` and
 * `maxRedeem` count the exit fee and what the vault can pay out at once. The fee is in basis points.
 */
export const vaultContract = contract(pufeth.address, [
  'function depositETH(address receiver) payable returns (uint256 shares)',
  'function redeem(uint256 shares, address receiver, address owner) returns (uint256 assets)',
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function totalAssets() view returns (uint256)',
  'function previewRedeem(uint256 shares) view returns (uint256 assets)',
  'function maxRedeem(address owner) view returns (uint256 maxShares)',
  'function getTotalExitFeeBasisPoints() view returns (uint256)',
])

/**
 * The two-step exit. `getWithdrawal` is all zero for a request that was paid; rates are ether per pufETH, 1e18 = 1, and a
 * batch has one once it is finalised. Batches and requests beyond the last are all zero too.
 */
export const managerContract = contract(withdrawalManager, [
  'struct Withdrawal { uint128 pufETHAmount; uint128 pufETHToETHExchangeRate; address recipient; }',
  'struct Batch { uint64 pufETHToETHExchangeRate; uint88 toBurn; uint96 toTransfer; uint128 withdrawalsClaimed; uint128 amountClaimed; }',
  'function requestWithdrawal(uint128 pufETHAmount, address recipient)',
  'function completeQueuedWithdrawal(uint256 withdrawalIdx)',
  'function getWithdrawal(uint256 withdrawalIdx) view returns (Withdrawal)',
  'function getBatch(uint256 batchIdx) view returns (Batch)',
  'function getFinalizedWithdrawalBatch() view returns (uint256)',
  'function getWithdrawalsLength() view returns (uint256)',
  'function getMaxWithdrawalAmount() view returns (uint256)',
  'function MIN_WITHDRAWAL_AMOUNT() view returns (uint256)',
])

/** Whether a caller may call a function now, and after what delay (seconds) it may schedule it instead. */
export const accessContract = contract(accessManager, [
  'function canCall(address caller, address target, bytes4 selector) view returns (bool immediate, uint32 delay)',
])

/** Lists the modules, each of which owns an EigenPod, by name. */
export const protocolContract = contract(protocolProxy, [
  'function getModuleWeights() view returns (bytes32[])',
  'function getModuleAddress(bytes32 moduleName) view returns (address)',
])
