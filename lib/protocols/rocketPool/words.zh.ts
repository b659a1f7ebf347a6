import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.rocketPool.burn': '把 {amount} 赎回为以太币',
  'intents.rocketPool.deposit': '通过 Rocket Pool 质押 {amount}，获得 rETH',
  'notes.rocketPool.full': 'Rocket Pool 的存款池已满，暂不接收以太币。',
  'notes.rocketPool.short': 'Rocket Pool 目前最多能立即支付 {left}。这里没有排队机制：可以少取一些、等待，或直接卖出。',
}
