import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.coinbase.transferWithAuthorization': '凭事先签署的许可，把 {amount} 从 {from} 转到 {to}',
  'intents.coinbase.cancelAuthorization': '撤销 {owner} 签署的付款许可',
  'notes.coinbase.offChain': 'cbETH 只能由 Coinbase 在其账户内赎回；在链上只能卖出。',
}
