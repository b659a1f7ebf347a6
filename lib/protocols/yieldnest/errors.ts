/** Custom errors that a holder's transaction can meet. Source: yieldnest/yieldnest-protocol, 2025-07-11 (high). */
export const errors: readonly string[] = [
  'error AmountMustBeGreaterThanZero()',
  'error CallerNotOwnerNorApproved(uint256 tokenId, address caller)',
  'error ContractPaused()',
  'error InsufficientAssetBalance(address asset, uint256 requestedAmount, uint256 balance)',
  'error InsufficientBalance(uint256 currentBalance, uint256 requestedBalance)',
  'error InvalidFinalizationId(uint256 finalizationId)',
  'error NotFinalized(uint256 tokenId)',
  'error Paused()',
  'error TokenIdNotInFinalizationRange(uint256 tokenId, uint256 finalizationId, uint256 startIndex, uint256 endIndex)',
  'error TransfersPaused()',
  'error UnsupportedAsset(address asset)',
  'error WithdrawalAlreadyProcessed(uint256 tokenId)',
  'error WithdrawalRequestDoesNotExist(uint256 tokenId)',
  'error ZeroAmount()',
  'error ZeroETH()',
  'error ZeroShares()',
]
