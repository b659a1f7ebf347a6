import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.ankr.stake': '通过 Ankr 质押 {amount}，获得 ankrETH',
  'intents.ankr.unstake': '交出 {amount}，排队换回以太币',
  'intents.ankr.claimManually': '领取 Ankr 未能送达的以太币',
  'notes.ankr.pushed': '到期后 Ankr 会自动付款。',
  'notes.ankr.manual': 'Ankr 未能送达这笔款项，请自行领取。',
  'notes.ankr.paused': 'Ankr 已暂停解除质押。',
}
