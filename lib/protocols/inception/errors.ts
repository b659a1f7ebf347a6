/** Errors a holder can meet in Inception's contracts. Source: inceptionlrt/smart-contracts, 2025-07-16 (high). */
export const errors = [
  'error InceptionOnPause()',
  'error NullParams()',
  'error ValueZero()',
  'error InvalidAddress()',
  'error FunctionNotSupported()',
  'error LowerMinAmount(uint256 minAmount)',
  'error LowerThanMinOut(uint256 minOut)',
  'error InsufficientCapacity(uint256 capacity)',
  'error IsNotAbleToRedeem()',
  'error MaxGapReached()',
  'error PoolUnstakeAmLessThanMin()',
  'error PoolInsufficientBalance()',
  'error PoolZeroAmount()',
  'error TargetCapacityNotSet()',
] as const
