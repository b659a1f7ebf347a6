import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'notes.lorenzo.elsewhere': '请在 Lorenzo 自己的应用中赎回，Bowline 不了解相关合约。',
}
