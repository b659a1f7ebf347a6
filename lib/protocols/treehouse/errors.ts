/** Errors a holder can meet. Source: treehouse-gaia/tETH, 2024-09-27 (high); TreehouseRedemptionV2 (medium). */
export const errors = [
  'error MinimumNotMet()',
  'error RedemptionNotFound()',
  'error InWaitingPeriod()',
  'error InsufficientFundsInVault()',
  'error RedemptionError()',
  'error DepositCapExceeded()',
  'error NotAllowableAsset()',
  'error AccountBlacklisted()',
] as const
