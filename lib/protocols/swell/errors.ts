/** Errors a holder can meet in Swell's contracts. Source: SwellNetwork/v3-core-public, 2024-11-13 (medium). */
export const errors = [
  'error CoreMethodsPaused()',
  'error WithdrawalsPaused()',
  'error InvalidETHDeposit()',
  'error CannotReferSelf()',
  'error NotInWhitelist()',
  'error WithdrawRequestTooSmall(uint256 amount, uint256 minimum)',
  'error WithdrawRequestTooLarge(uint256 amount, uint256 limit)',
  'error WithdrawalRequestDoesNotExist()',
  'error WithdrawalRequestNotProcessed()',
  'error WithdrawalRequestFinalizationOnlyAllowedForNFTOwner()',
  'error CannotDepositZero()',
  'error NoRateProviderSet()',
  'error InsufficientRswETHReceived(uint256 rswETHAmount, uint256 minRswETH)',
] as const
