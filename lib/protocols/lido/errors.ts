/**
 * Custom errors of the withdrawal queue that a person's transaction can meet. stETH and wstETH revert with text.
 * Source: lidofinance/core, contracts/0.8.9/WithdrawalQueueBase.sol, WithdrawalQueue.sol, WithdrawalQueueERC721.sol and
 * utils/PausableUntil.sol, 2026-06-23 (high).
 */
export const errors = [
  'error RequestAmountTooSmall(uint256 _amountOfStETH)',
  'error RequestAmountTooLarge(uint256 _amountOfStETH)',
  'error ResumedExpected()',
  'error RequestIdsNotSorted()',
  'error ArraysLengthMismatch(uint256 _firstArrayLength, uint256 _secondArrayLength)',
  'error ZeroRecipient()',
  'error NotOwner(address _sender, address _owner)',
  'error InvalidRequestId(uint256 _requestId)',
  'error InvalidRequestIdRange(uint256 startId, uint256 endId)',
  'error RequestNotFoundOrNotFinalized(uint256 _requestId)',
  'error RequestAlreadyClaimed(uint256 _requestId)',
  'error InvalidHint(uint256 _hint)',
  'error NotEnoughEther()',
  'error CantSendValueRecipientMayHaveReverted()',
  'error NotOwnerOrApproved(address sender)',
  'error NotOwnerOrApprovedForAll(address sender)',
  'error TransferFromIncorrectOwner(address from, address realOwner)',
  'error TransferToZeroAddress()',
  'error TransferToThemselves()',
  'error TransferToNonIERC721Receiver(address)',
  'error ApprovalToOwner()',
  'error ApproveToCaller()',
]
