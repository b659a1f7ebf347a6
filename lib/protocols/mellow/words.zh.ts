import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.mellow.deposit': '将 {amount} 存入 Mellow，获得 {vault}',
  'intents.mellow.mint': '向 Mellow 存入 wstETH，获得 {amount}',
  'intents.mellow.withdraw': '从 {vault} 取出 {amount}，闲置部分立即到账，其余稍后支付',
  'intents.mellow.redeem': '交回 {amount} 换取 wstETH，闲置部分立即到账，其余稍后支付',
  'intents.mellow.claim': '领取已从 {vault} 退出的资产',
  'intents.label.mellow.atMost': '最多',
  'notes.mellow.depositsListed': '只有金库名单上的账户可以存入。',
  'notes.mellow.withdrawalsPaused': '金库管理员已暂停提款。',
  'notes.mellow.partAtOnce': '金库能立即支付 {amount}，其余要在队列中等待。',
}
