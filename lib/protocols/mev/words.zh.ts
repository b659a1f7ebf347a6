import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.mev.deposit': '质押 {amount} 并获得 mevETH',
  'intents.mev.mint': '质押并获得 {amount}',
  'intents.mev.withdraw': '用 mevETH 赎回 {amount}',
  'intents.mev.redeem': '将 {amount} 赎回为 WETH',
  'intents.mev.withdrawQueue': '用 mevETH 赎回 {amount}，不足部分排队等待',
  'intents.mev.claim': '领取 mevETH 队列中的一笔，付给申请时指定的账户',
  'notes.mev.tooSmall': '最少可赎回 {amount}。',
  'notes.mev.short': '合约现有的以太币不足以兑付这个数量。排队方式会稍后补足。',
  'intents.revert.NotFinalised': '还没轮到这笔。',
  'intents.revert.WithdrawTooSmall': '低于可赎回的最小数量。',
  'intents.revert.NotEnoughEth': '合约现有的以太币不足。',
  'intents.revert.SandwichProtection': '不能在存入并发放奖励的同一区块内赎回，请重试。',
}
