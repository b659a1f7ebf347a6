import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.stafi.unstake': '把 StaFi 的 {amount} 换回以太币，立即支付或按顺序支付',
  'intents.stafi.withdraw': { other: '从 StaFi 领取 {count} 笔提款' },
  'notes.stafi.sunset': 'StaFi 正在停止运营，何时支付无法确定。',
  'leave.stafi.limit': 'StaFi 今天最多还接收相当于 {left} 的数量。',
}
