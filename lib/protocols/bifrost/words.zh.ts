import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.bifrost.mint': '向 Bifrost 质押 {amount} 并获得 vETH',
  'intents.bifrost.renew': '将旧版 {amount} 换成 vETH',
  'intents.bifrost.withdrawRequest': '交出 {amount} 并排队领取以太币',
  'intents.bifrost.withdrawComplete': '从 Bifrost 领取等待中的 {amount}',
  'intents.bifrost.withdrawAll': '从 Bifrost 领取全部等待中的以太币',
  'notes.bifrost.paused': '赎回申请已暂停。',
  'notes.bifrost.notRenewed': 'Bifrost 目前不兑换这种旧版 vETH。',
}
