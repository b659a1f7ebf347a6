/** What calls and exits of wBETH say, in English. The keys are made in this folder. */
export const words = {
  'intents.binance.deposit': 'Stake {amount} with Binance and receive wBETH',
  'intents.binance.requestWithdrawEth': 'Hand in {amount} and queue for ether',
  'intents.binance.claimWithdraw': 'Claim ether for wBETH handed in earlier',
  'notes.binance.barred': 'Binance has barred this account.',
  'notes.binance.paused': 'Binance has paused it.',
} as const
