import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.weth.deposit': '把 {amount} 包装成 WETH',
  'intents.weth.withdraw': '把 {amount} 解包为以太币',
}
