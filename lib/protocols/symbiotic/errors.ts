/** Custom errors a person can meet at a core vault. Source: symbioticfi/core IVault.sol, tag v1.0.3, 2025-10-30 (high). */
export const errors: readonly string[] = [
  'error AlreadyClaimed()',
  'error DepositLimitReached()',
  'error InsufficientClaim()',
  'error InsufficientDeposit()',
  'error InsufficientRedemption()',
  'error InsufficientWithdrawal()',
  'error InvalidClaimer()',
  'error InvalidEpoch()',
  'error InvalidLengthEpochs()',
  'error InvalidOnBehalfOf()',
  'error InvalidRecipient()',
  'error NotWhitelistedDepositor()',
  'error TooMuchRedeem()',
  'error TooMuchWithdraw()',
]
