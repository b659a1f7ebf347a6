import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.frax.mintFrxEth': '把 {amount} 兑换为 frxETH',
  'intents.frax.submitAndDeposit': '通过 Frax 质押 {amount}，获得 sfrxETH',
  'intents.frax.deposit': '质押 {amount}，获得 sfrxETH',
  'intents.frax.mint': '质押 frxETH，换取 {amount}',
  'intents.frax.redeem': '把 {amount} 换回 frxETH',
  'intents.frax.withdraw': '从 sfrxETH 中取出 {amount}',
  'intents.frax.enterRedemptionQueue': '向 Frax 申请把 {amount} 赎回为以太币',
  'intents.frax.fullRedeemNft': '用 Frax 的 {id} 号凭证赎回以太币',
  'intents.frax.partialRedeemNft': '用 Frax 的 {id} 号凭证赎回其中的 {amount}',
  'intents.frax.earlyBurnRedemptionTicketNft': '提前退还 Frax 的 {id} 号凭证，扣除手续费后取回 frxETH',

  'notes.frax.part': '目前可先支付其中的 {part}。',
  'notes.frax.early': '旧队列也可立即收回这张凭证：退还 {back}，手续费为 {fee}。',

  'intents.revert.NotMatureYet': '这张凭证尚未到期。',
  'intents.revert.InsufficientEth': '目前备好的以太币不足以兑付这张凭证。',
  'intents.revert.QueuePosition': '队列中还有其他人排在这张凭证之前。',
  'intents.revert.ExceedsMaxFrxEthPerNFT': '数量超过单张凭证的上限，请拆成多笔。',
  'intents.revert.Erc721CallerNotOwnerOrApproved': '此账户不持有这张凭证。',
  'intents.revert.MintFrxEthIsPaused': '铸造已暂停。',
}
