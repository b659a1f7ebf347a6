/** Custom errors that a holder's transaction can meet. Source: oplabs/primestaked-eth, 2025-07-09 (high). */
export const errors: readonly string[] = [
  'error AssetNotSupported()',
  'error InvalidAmountToDeposit()',
  'error MaxBurnAmount()',
  'error MaximumDepositLimitReached()',
  'error MinimumAmountToReceiveNotMet()',
  'error NotWithdrawAsset()',
  'error StakersWithdrawalNotFound()',
  'error ZeroAmount()',
]
