import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'notes.cronos.offChain': '只有 Crypto.com 在其账户内兑换 CDCETH，链上只能卖出。',
}
