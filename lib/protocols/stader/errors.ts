/**
 * Custom errors that a person's transaction can meet. Source: stader-labs/ethx, contracts/interfaces/IUserWithdrawalManager.sol
 * and IStaderStakePoolManager.sol, 2025-12-18 (high).
 */
export const errors = [
  'error InvalidWithdrawAmount()',
  'error MaxLimitOnWithdrawRequestCountReached()',
  'error requestIdNotFinalized(uint256 _requestId)',
  'error RequestAlreadyRedeemed(uint256 _requestId)',
  'error CallerNotAuthorizedToRedeem()',
  'error CannotFindRequestId()',
  'error InSufficientBalance()',
  'error ETHTransferFailed()',
  'error ZeroAddressReceived()',
  'error InvalidDepositAmount()',
  'error UnsupportedOperation()',
  'error UnsupportedOperationInSafeMode()',
  'error ProtocolNotHealthy()',
]
