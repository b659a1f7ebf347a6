import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.nodeset.deposit': '存入 {amount} 并获得 xrETH',
  'intents.nodeset.mint': '存入 WETH 并获得 {amount}',
  'intents.nodeset.withdraw': '用 xrETH 赎回 {amount}',
  'intents.nodeset.redeem': '将 {amount} 赎回为 WETH',
  'notes.nodeset.short': '金库现有的 WETH 不足以兑付这个数量。',
}
