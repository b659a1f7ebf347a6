/** Errors a holder can meet. Source: liquid-collective-protocol, contracts/src, 2026-05-11 (high). */
export const errors = [
  'error Denied(address account)',
  'error Unauthorized(address caller)',
  'error RecipientIsDenied()',
  'error ClaimRecipientIsDenied()',
  'error ClaimInitiatorIsDenied()',
  'error SlashingContainmentModeEnabled()',
  'error WithdrawalEventOutOfBounds(uint256 id)',
  'error DoesNotMatch(uint256 redeemRequestId, uint256 withdrawalEventId)',
] as const
