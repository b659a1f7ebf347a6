import { contract } from '../plan.ts'
import { pool, speth, withdrawal } from './addresses.ts'

/** An ERC-4626 vault of WETH that takes ether. Amounts in wei, rounded down. */
export const spethContract = contract(speth.address, [
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function convertToShares(uint256 assets) view returns (uint256 shares)',
])

/**
 * One entry per account; a further request adds to it and starts its wait anew. Weeks are counted in epochs; what is asked
 * for in one is paid `validatorsDisassembleTime` seconds after the next one begins. `mpETH`: whose requests it takes.
 * Source: Meta-Pool/metapool-ethereum Withdrawal.sol, 2025-07-15 (high).
 */
export const withdrawalContract = contract(withdrawal, [
  'function pendingWithdraws(address user) view returns (uint256 amount, uint256 unlockEpoch, address receiver)',
  'function getEpochStartTime(uint256 epoch) view returns (uint256)',
  'function getEpochTimeLeft() view returns (uint256)',
  'function validatorsDisassembleTime() view returns (uint32)',
  'function mpETH() view returns (address)',
  'function completeWithdraw()',
])

/** `getAmountOut`: wei for an amount, and the part of the amount kept as fee; reverts when `ethBalance` is less. */
export const poolContract = contract(pool, [
  'function getAmountOut(uint256 amountIn) view returns (uint256 amountOut, uint256 feeAmount)',
  'function ethBalance() view returns (uint256)',
  'function STAKING() view returns (address)',
])
