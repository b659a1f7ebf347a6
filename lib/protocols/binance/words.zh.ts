import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.binance.deposit': '通过币安质押 {amount}，获得 wBETH',
  'intents.binance.requestWithdrawEth': '交出 {amount}，排队换回以太币',
  'intents.binance.claimWithdraw': '领取此前交出的 wBETH 所换的以太币',
  'notes.binance.barred': '币安已禁止此账户。',
  'notes.binance.paused': '币安已暂停。',
}
