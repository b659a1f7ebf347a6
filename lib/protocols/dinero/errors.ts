/** Errors a holder can meet. Source: dinero-protocol/pirex-eth-contracts, src/libraries/Errors.sol (high). */
export const errors = [
  'error Paused()',
  'error NotEnoughBuffer()',
  'error NotEnoughValidators()',
  'error NoValidatorExit()',
  'error NoPartialInitiateRedemption()',
  'error StatusNotDissolvedOrSlashed()',
  'error NotEnoughETH()',
] as const
