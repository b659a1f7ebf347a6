/**
 * Custom errors of Mellow's vaults, which are OpenZeppelin's ERC-4626. Source: mellow-finance/simple-lrt, 2025-07-04 (high).
 * Their queues revert with texts.
 */
export const errors: readonly string[] = [
  'error ERC4626ExceededMaxDeposit(address receiver, uint256 assets, uint256 max)',
  'error ERC4626ExceededMaxMint(address receiver, uint256 shares, uint256 max)',
  'error ERC4626ExceededMaxWithdraw(address owner, uint256 assets, uint256 max)',
  'error ERC4626ExceededMaxRedeem(address owner, uint256 shares, uint256 max)',
]
