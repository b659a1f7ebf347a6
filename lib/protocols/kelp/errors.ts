/**
 * Custom errors that a holder's transaction can meet. Source: Kelp-DAO/LRT-rsETH interfaces, 2025-02-26 (high), and the
 * interfaces of the contracts deployed on 2026-01-24 as quoted in public repositories (medium).
 */
export const errors: readonly string[] = [
  'error AmountMustBeGreaterThanZero()',
  'error AssetNotSupported()',
  'error CantInstantWithdrawMoreThanAvailable()',
  'error DailyMintLimitExceeded(uint256 currentAmount, uint256 maxAmount)',
  'error EthTransferFailed()',
  'error ExceedAmountToWithdraw()',
  'error InstantWithdrawalNotEnabled()',
  'error InsufficientLiquidityForWithdrawal()',
  'error InvalidAmountToDeposit()',
  'error InvalidAmountToWithdraw()',
  'error MaximumDepositLimitReached()',
  'error MinimumAmountToReceiveNotMet()',
  'error NoWithdrawalRequests(address user, address asset)',
  'error NotEnoughRsETH()',
  'error PriceAboveDailyThreshold()',
  'error QueueEmpty()',
  'error StrategyNotSupported()',
  'error TransfersBlocked(address account, uint256 blockedUntil)',
  'error WithdrawalDelayNotPassed()',
  'error WithdrawalLocked()',
]
