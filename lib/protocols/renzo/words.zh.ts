import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.renzo.deposit': '通过 Renzo 再质押 {amount}，获得 ezETH',
  'intents.renzo.withdraw': '向 Renzo 申请提取 {amount}',
  'intents.renzo.claim': '从 Renzo 领取一笔已完成的提款',
}
