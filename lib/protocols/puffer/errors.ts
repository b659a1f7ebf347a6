/**
 * Custom errors of the vault, the withdrawal manager and the lockbox that a holder's transaction can meet. Source:
 * PufferFinance/puffer-contracts, mainnet-contracts/src/interface, 2026-05-07 (high); ERC-4626 and AccessManaged of OpenZeppelin 5.
 */
export const errors: readonly string[] = [
  'error AccessManagedUnauthorized(address caller)',
  'error DepositAndWithdrawalForbidden()',
  'error ERC4626ExceededMaxDeposit(address receiver, uint256 assets, uint256 max)',
  'error ERC4626ExceededMaxMint(address receiver, uint256 shares, uint256 max)',
  'error ERC4626ExceededMaxRedeem(address owner, uint256 shares, uint256 max)',
  'error ERC4626ExceededMaxWithdraw(address owner, uint256 assets, uint256 max)',
  'error MultipleWithdrawalsAreForbidden()',
  'error NotFinalized()',
  'error WithdrawalAlreadyCompleted()',
  'error WithdrawalAmountTooHigh()',
  'error WithdrawalAmountTooLow()',
  'error WithdrawalToZeroAddress()',
]
