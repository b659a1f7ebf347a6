/** What calls of Frax Ether do, in English. The keys are made in this folder. */
export const words = {
  'intents.frax.mintFrxEth': 'Exchange {amount} for frxETH',
  'intents.frax.submitAndDeposit': 'Stake {amount} with Frax and receive sfrxETH',
  'intents.frax.deposit': 'Stake {amount} and receive sfrxETH',
  'intents.frax.mint': 'Stake frxETH for {amount}',
  'intents.frax.redeem': 'Turn {amount} back into frxETH',
  'intents.frax.withdraw': 'Take {amount} out of sfrxETH',
  'intents.frax.enterRedemptionQueue': 'Request ether for {amount} from Frax',
  'intents.frax.fullRedeemNft': 'Redeem ticket {id} of Frax for ether',
  'intents.frax.partialRedeemNft': 'Redeem {amount} of ticket {id} of Frax for ether',
  'intents.frax.earlyBurnRedemptionTicketNft': 'Give ticket {id} of Frax back for frxETH before its time, for a fee',

  'notes.frax.part': '{part} of it could be paid now.',
  'notes.frax.early': 'The first queue also takes the ticket back at once: for {back}, a fee of {fee}.',

  'intents.revert.NotMatureYet': 'The ticket’s time has not come yet.',
  'intents.revert.InsufficientEth': 'Not enough ether is ready for this ticket yet.',
  'intents.revert.QueuePosition': 'Others are before this ticket in the queue.',
  'intents.revert.ExceedsMaxFrxEthPerNFT': 'The amount is above what one ticket may stand for. Split it into several.',
  'intents.revert.Erc721CallerNotOwnerOrApproved': 'This account does not hold the ticket.',
  'intents.revert.MintFrxEthIsPaused': 'Minting is paused.',
} as const
