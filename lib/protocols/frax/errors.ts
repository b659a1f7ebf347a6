/**
 * Custom errors of both redemption queues and the minter that a person's transaction can meet.
 * Source: FraxFinance/frxETH-v2-public (2025-01-23) and FraxFinance/frax-ether-redemption-queue (2023-09-11) (high).
 */
export const errors = [
  'error NotMatureYet(uint256 currentTime, uint64 maturity)',
  'error InsufficientEth(uint120 requested, uint120 available)',
  'error QueuePosition(uint120 ttlEthRequestedSnapshot, uint120 requestedAmount, uint120 maxTtlEthServed)',
  'error RedeemingTooMuch(uint120 requested, uint120 entitledTo)',
  'error ExceedsMaxFrxEthPerNFT()',
  'error Erc721CallerNotOwnerOrApproved()',
  'error CannotRedeemZero()',
  'error InvalidEthTransfer()',
  'error CannotMintZero()',
  'error MintFrxEthIsPaused()',
  'error NoSfrxEthReturned()',
]
