import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.solv.deposit': '存入 {amount}，获得 {token}',
  'intents.solv.withdrawRequest': '交出 {amount}，等待领取 {token}',
  'intents.solv.cancelWithdrawRequest': '从尚未结算的赎回中取回 {token}',
  'intents.solv.swapIn': '将 {amount} 换成 xSolvBTC',
  'intents.solv.swapOut': '将 {amount} 换成 SolvBTC，扣除资金池费用',
  'intents.solv.ticket': '你会收到一枚赎回代币，持有它的人可以领取。',
  'notes.solv.claimThere': '请在 Solv 领取：Bowline 不发送这笔领取。',
  'notes.solv.partly': '目前可领取一部分。请在 Solv 领取：Bowline 不发送这笔领取。',
  'notes.solv.paused': '该代币已暂停。',
  'notes.solv.noValue': 'Solv 已将价值标记为异常，资金池目前不兑付。',
  'notes.solv.beyond': '价值超出资金池愿意兑付的上限。',
  'intents.revert.BlacklistableBlacklistedAccount': 'Solv 已封禁参与这笔操作的某个地址。',
}
