/**
 * Custom errors of the redeemers and vaults that a person's transaction can meet. Source: stakewise/v3-core,
 * contracts/libraries/Errors.sol, 2026-01-20 (high).
 */
export const errors = [
  'error AccessDenied()',
  'error InvalidShares()',
  'error InvalidAssets()',
  'error ZeroAddress()',
  'error CapacityExceeded()',
  'error NotHarvested()',
  'error NotCollateralized()',
  'error LowLtv()',
  'error InvalidPosition()',
  'error InvalidCheckpointIndex()',
  'error ExitRequestNotProcessed()',
  'error DeadlineExpired()',
  'error PermitInvalidSigner()',
]
