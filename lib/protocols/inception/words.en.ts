/** What calls of Inception do and what its exits wait for, in English. The keys are made in this folder. */
export const words = {
  'intents.inception.deposit': 'Restake {amount} with Inception and receive {token}',
  'intents.inception.mint': 'Restake with Inception as much as it takes for {amount}',
  'intents.inception.gift': 'Give {amount} to the Inception pool',
  'intents.inception.giftMintsNothing':
    'Ether sent without a function is kept by the pool: you receive no inETH for it. To stake, use its stake function.',
  'intents.inception.withdraw': 'Request the withdrawal of {amount} from Inception',
  'intents.inception.redeem': 'Take finished withdrawals of {token} out of Inception',
  'intents.inception.flashWithdraw': 'Leave Inception with {amount} at once, for a fee',
  'intents.label.atLeast': 'You receive at least',

  'exits.inception.paused': 'Inception has paused this vault: nothing can be taken out until it ends the pause.',
  'exits.inception.unfunded':
    'This is ready, but the contract does not hold enough to pay it. Taking it out would fail until it does.',
  'leave.inception.stopped': 'Inception has stopped withdrawals here.',
  'leave.inception.tooSmall': 'The amount is worth less than {least}, the least that can be withdrawn.',
  'leave.inception.reserve': 'The reserve for leaving at once holds only {left}.',
  'leave.inception.unknown': 'The contract refused a trial request without saying why.',

  'intents.revert.InceptionOnPause': 'Inception has stopped this vault.',
  'intents.revert.LowerMinAmount': 'The amount is below the least that is accepted.',
  'intents.revert.LowerThanMinOut': 'Less would arrive than asked for.',
  'intents.revert.InsufficientCapacity': 'The reserve for leaving at once is smaller than that.',
  'intents.revert.IsNotAbleToRedeem': 'Nothing is ready to be taken out yet.',
  'intents.revert.MaxGapReached': 'An older request of yours must be taken out before you can make another.',
  'intents.revert.PoolUnstakeAmLessThanMin': 'The amount is below the least that can be withdrawn.',
  'intents.revert.PoolInsufficientBalance': 'The pool does not hold enough ether at the moment.',
  'intents.revert.PoolZeroAmount': 'There is nothing to take out.',
  'intents.revert.TargetCapacityNotSet': 'Inception has stopped this.',
} as const
