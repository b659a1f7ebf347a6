import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.stakestone.deposit': '通过 StakeStone 质押 {amount}，获得 STONE',
  'intents.stakestone.gift': '把 {amount} 送给 StakeStone 金库',
  'intents.stakestone.giftMintsNothing': '不带函数直接转入的以太币会被金库留下，你得不到 STONE。想质押，请改用存入。',
  'intents.stakestone.requestWithdraw': '向 StakeStone 申请提取 {amount}',
  'intents.stakestone.cancelWithdraw': '从尚未结算的提款中取回 {amount}',
  'intents.stakestone.claim': '从 StakeStone 领取已完成的提款 {amount}（另扣手续费）',
  'intents.stakestone.instantWithdraw': '在 StakeStone 即时赎回 {amount}，换成以太币',
  'intents.stakestone.claimAndWithdraw': '从 StakeStone 领取已完成的提款 {settled}（另扣手续费），并即时赎回 {amount}',
  'intents.stakestone.rollToNextRound': '结束 StakeStone 当前轮次并结算其中的申请',

  'exits.stakestone.unfunded': '这笔款项已结算，但 StakeStone 目前的以太币不够支付，现在领取会失败。',
  'leave.stakestone.noRound': '还没有结束过任何轮次，目前只能即时赎回。',
}
