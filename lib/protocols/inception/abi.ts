import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { ineth, pool } from './addresses.ts'

/**
 * A vault of either generation. `ratio`: its tokens per unit of what it holds, 1e18 = 1, so the inverse of a rate. Amounts
 * are in the smallest unit of what it holds. `claimerWithdrawalsQueue`: one request, emptied once it was redeemed.
 * Use with `at(vault, inceptionVault)`.
 */
export const inceptionVault = contract(zeroAddress, [
  'function ratio() view returns (uint256)',
  'function getPendingWithdrawalOf(address claimer) view returns (uint256)',
  'function isAbleToRedeem(address claimer) view returns (bool able, uint256[] available)',
  'function claimerWithdrawalsQueue(uint256 index) view returns (uint256 epoch, address receiver, uint256 amount)',
  'function getFlashCapacity() view returns (uint256)',
  'function calculateFlashWithdrawFee(uint256 amount) view returns (uint256)',
  'function paused() view returns (bool)',
  'function withdraw(uint256 iShares, address receiver)',
  'function redeem(address receiver)',
])

/** A vault's token. While it is paused it can neither move nor be burnt. Use with `at(token, inceptionToken)`. */
export const inceptionToken = contract(zeroAddress, ['function paused() view returns (bool)'])

/** inETH. `ratio` as of a vault; `convertToAmount`: wei for so many inETH, rounded up. */
export const inethContract = contract(ineth.address, [
  'function ratio() view returns (uint256)',
  'function convertToAmount(uint256 shares) view returns (uint256)',
  'function paused() view returns (bool)',
])

/** The pool behind inETH. `getTotalUnstakesOf`: wei that wait in its queue; `claimableOf`: wei that can be taken. */
export const restakingPool = contract(pool, [
  'function getTotalUnstakesOf(address recipient) view returns (uint256)',
  'function claimableOf(address claimer) view returns (uint256)',
  'function getTotalClaimable() view returns (uint256)',
  'function totalAssets() view returns (uint256)',
  'function getMinUnstake() view returns (uint256)',
  'function getFlashCapacity() view returns (uint256)',
  'function calculateFlashUnstakeFee(uint256 amount) view returns (uint256)',
  'function targetCapacity() view returns (uint64)',
  'function claimUnstake(address claimer)',
])
