/** What calls of Eigenpie do and what its exits wait for, in English. The keys are made in this folder. */
export const words = {
  'intents.eigenpie.deposit': 'Restake {amount} with Eigenpie and receive {token}',
  'intents.eigenpie.depositUnknown': 'Restake {amount} with Eigenpie',
  'intents.eigenpie.userQueuingForWithdraw': 'Request the withdrawal of {amount} from Eigenpie',
  'intents.eigenpie.userWithdrawAsset': 'Claim finished withdrawals from Eigenpie',
  'intents.eigenpie.nativeMayFail':
    'The published version of this contract pays no ether and refuses this request. Whether today’s version takes it is not known.',
  'intents.label.atLeast': 'You receive at least',

  'exits.eigenpie.unfunded':
    'The wait is over, but Eigenpie has not put enough of the token here yet. A claim would fail until it does.',
  'leave.eigenpie.paused': 'Eigenpie takes no withdrawal requests at the moment.',
  'leave.eigenpie.unsupported': 'Eigenpie no longer supports this token in its withdrawal queue.',
  'leave.eigenpie.nativeRefused': 'The withdrawal queue refuses ether: egETH cannot be redeemed through it.',
  'leave.eigenpie.nativeUnknown': 'Whether egETH can be redeemed through the withdrawal queue is not known.',

  'intents.revert.AssetNotSupported': 'The protocol does not support this asset.',
  'intents.revert.InvalidAmount': 'The contract does not take this amount. It may be zero, or more than you hold.',
  'intents.revert.InvalidAmountToDeposit': 'The amount is too small, or the ether sent along does not match it.',
  'intents.revert.MaximumDepositLimitReached': 'The protocol takes no more of this asset at the moment.',
  'intents.revert.MinimumAmountToReceiveNotMet': 'The rate moved and less would arrive than asked for.',
  'intents.revert.NativeWithdrawNotSupported': 'The withdrawal queue of Eigenpie does not pay ether.',
} as const
