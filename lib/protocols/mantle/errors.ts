/**
 * Errors a holder can meet. Source: mantle-lsp/contracts, 2025-10-31 (high); Se7en-Seas/boring-vault DelayedWithdraw,
 * 2024-12-18 (medium).
 */
export const errors = [
  'error Paused()',
  'error MinimumStakeBoundNotSatisfied()',
  'error MinimumUnstakeBoundNotSatisfied()',
  'error MaximumMETHSupplyExceeded()',
  'error StakeBelowMinimumMETHAmount(uint256 methAmount, uint256 expectedMinimum)',
  'error UnstakeBelowMinimumETHAmount(uint256 ethAmount, uint256 expectedMinimum)',
  'error AlreadyClaimed()',
  'error NotRequester()',
  'error NotFinalized()',
  'error NotEnoughFunds(uint256 cumulativeETHOnRequest, uint256 allocatedETHForClaims)',
  'error DelayedWithdraw__Paused()',
  'error DelayedWithdraw__WithdrawsNotAllowed()',
  'error DelayedWithdraw__WithdrawNotMatured()',
  'error DelayedWithdraw__NoSharesToWithdraw()',
  'error DelayedWithdraw__MaxLossExceeded()',
  'error DelayedWithdraw__RequestPastCompletionWindow()',
] as const
