import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'notes.stafi.sunset': 'StaFi 正在停止运营。请按协议公告操作，或者卖出。',
}
