import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.origin.mint': '把 {amount} 换成 {token}',
  'intents.origin.requestWithdrawal': '交出 {amount}，排队换回 WETH',
  'intents.origin.claimWithdrawals': { other: '领取 {count} 笔提款（WETH）' },
  'intents.origin.wrap': '把 {amount} 包装成 {token}',
  'intents.origin.unwrap': '解包 {amount}',
  'intents.origin.rebaseOptIn': '让此账户的 {token} 开始增长',
  'intents.origin.rebaseOptOut': '让此账户的 {token} 停止增长',
  'intents.label.atLeast': '至少得到',
  'notes.origin.paused': '铸造、申请和领取已暂停。',
  'notes.origin.off': '提款已关闭。',
  'notes.origin.unbacked': '金库资产与负债相差过大，问题解决之前不对任何人付款。',
  'notes.origin.notGrowing': '目前不发放奖励。',
}
