import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.metapool.stake': '质押 {amount} 并获得 {token}',
  'intents.metapool.deposit': '存入 {amount} 并获得 {token}',
  'intents.metapool.mint': '存入 WETH 并获得 {amount}',
  'intents.metapool.withdraw': '交出 {token} 并排队领取 {amount}',
  'intents.metapool.redeem': '交出 {amount} 并排队领取以太币',
  'intents.metapool.swap': '将 {amount} 立即换成以太币',
  'intents.metapool.completeWithdraw': '从 Meta Pool 领取等待中的以太币',
  'notes.metapool.elsewhere': '申请时指定付给 {receiver}。Bowline 不发送这笔领取。',
  'notes.metapool.short': '即时兑换池现有的以太币不足以兑付这个数量。',
  'notes.metapool.otherToken': '该协议目前在这里不接受这种代币。',
  'notes.metapool.replaced': 'mpETH 在一次盗窃后已被 spETH 取代，不再有合约按其汇率兑付。',
  'intents.revert.UserDontHavePendingWithdraw': '没有可领取的款项。',
  'intents.revert.ClaimTooSoon': '时间未到。',
  'intents.revert.DepositTooLow': '低于可存入的最小数量。',
  'intents.revert.UserNotWhitelisted': '目前只有名单内的账户可以存入。',
  'intents.revert.SwapMinOut': '兑换所得将少于你要求的数量。',
}
