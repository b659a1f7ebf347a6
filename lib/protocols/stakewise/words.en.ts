/** What calls of StakeWise do, in English. The keys are made in this folder. */
export const words = {
  'intents.stakewise.deposit': 'Stake {amount} in {vault}',
  'intents.stakewise.depositAndMint': 'Stake {amount} in {vault} and mint {minted}',
  'intents.stakewise.mintOsToken': 'Mint {minted} against the stake in {vault}',
  'intents.stakewise.most': 'as much osETH as the stake allows',
  'intents.stakewise.burnOsToken': 'Pay {amount} back to {vault}',
  'intents.stakewise.enterExitQueue': 'Take {shares} shares out of {vault}',
  'intents.stakewise.claimExitedAssets': 'Claim ether from an exit of StakeWise',
  'intents.stakewise.updateState': 'Bring the latest rewards into {vault}',
  'intents.stakewise.transferToEscrow': 'Move stake and {amount} of debt from {vault} into StakeWise’s escrow',
  'intents.stakewise.enterRedemption': 'Request ether for {amount} from StakeWise',
  'intents.stakewise.swapAssets': 'Exchange {amount} for osETH',
  'intents.stakewise.permitOsToken': 'Allow the StakeWise redeemer to take {amount}',
  'intents.stakewise.migrate': 'Move {principal} and {reward} to StakeWise V3',

  'notes.stakewise.moved': 'StakeWise has moved its redeemer to a contract that Bowline does not know yet.',
  'notes.stakewise.migrate':
    'Tokens of StakeWise V2 leave by StakeWise V3: migrate them in StakeWise’s app, which makes them a stake in the Genesis vault and osETH.',

  'intents.revert.ExitRequestNotProcessed': 'Nothing of this exit is ready yet.',
  'intents.revert.NotHarvested': 'The vault needs its latest rewards first. Its own app brings them.',
  'intents.revert.CapacityExceeded': 'The limit of what is taken is reached.',
  'intents.revert.LowLtv': 'The stake is too small for so much debt.',
} as const
