/** What calls and exits of Lombard say, in English. The keys are made in this folder. */
export const words = {
  'intents.lombard.deposit': 'Hand in {amount} for LBTC, which you receive later',
  'intents.lombard.redeem': 'Hand in {amount} for BTC.b, which you receive later',
  'intents.lombard.redeemForBtc': 'Hand in {amount} for bitcoin, paid on Bitcoin',
  'intents.lombard.mint': 'Receive {token} that Lombard’s notaries signed for',
  'intents.lombard.mintAmount': 'Receive {amount} that Lombard’s notaries signed for',
  'intents.lombard.checkAddress':
    'Bitcoin is paid to the address below, and nobody can call it back. Make sure that it is yours: Bowline cannot tell.',
  'intents.lombard.unsupported': 'Lombard does not pay to this kind of Bitcoin address; the call will fail.',
  'intents.label.lombard.bitcoin': 'Bitcoin address',
  'intents.label.lombard.script': 'Bitcoin script',
  'notes.lombard.paused': 'The token is paused.',
  'notes.lombard.tooSmall':
    'It is too little: the fee takes all of it, or what is left is below the least that is paid.',
  'notes.lombard.bitcoinOff': 'Payments on Bitcoin are switched off.',
  'intents.revert.AssetRouter_FeeGreaterThanAmount': 'It is too little: the fee takes all of it.',
  'intents.revert.AmountLessThanCommission': 'It is too little: the fee takes all of it.',
  'intents.revert.AmountBelowMinLimit': 'It is below the least that is paid on Bitcoin.',
  'intents.revert.ScriptPubkeyUnsupported': 'Lombard does not pay to this kind of Bitcoin address.',
  'intents.revert.AssetOperation_RedeemNotAllowed': 'Redeeming this way is switched off.',
  'intents.revert.AssetOperation_DepositNotAllowed': 'Depositing this way is switched off.',
} as const
