import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.etherfi.deposit': '通过 ether.fi 质押 {amount}，获得 eETH',
  'intents.etherfi.wrap': '把 {amount} 包装成 weETH',
  'intents.etherfi.unwrap': '把 {amount} 解包为 eETH',
  'intents.etherfi.requestWithdraw': '向 ether.fi 申请提取 {amount}',
  'intents.etherfi.claimWithdraw': { other: '从 ether.fi 领取 {count} 笔已完成的提款' },
  'intents.etherfi.redeem': '在 ether.fi 即时赎回 {amount}（收取费用）',
}
