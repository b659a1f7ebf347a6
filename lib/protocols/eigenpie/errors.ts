/** Errors a holder can meet in Eigenpie's contracts. Source: magpiexyz/eigenpie_contracts, 2024-08-07 (medium). */
export const errors = [
  'error AssetNotSupported()',
  'error InvalidAmount()',
  'error InvalidAmountToDeposit()',
  'error MaximumDepositLimitReached()',
  'error MinimumAmountToReceiveNotMet()',
  'error NativeWithdrawNotSupported()',
] as const
