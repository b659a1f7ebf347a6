import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.lombard.deposit': '交出 {amount} 换取 LBTC，稍后到账',
  'intents.lombard.redeem': '交出 {amount} 换取 BTC.b，稍后到账',
  'intents.lombard.redeemForBtc': '交出 {amount} 换取比特币，在比特币网络上支付',
  'intents.lombard.mint': '领取 Lombard 公证人已签名的 {token}',
  'intents.lombard.mintAmount': '领取 Lombard 公证人已签名的 {amount}',
  'intents.lombard.checkAddress': '比特币会付到下面的地址，任何人都无法撤回。请确认它属于你：Bowline 无法判断。',
  'intents.lombard.unsupported': 'Lombard 不支持付到这种比特币地址，调用会失败。',
  'intents.label.lombard.bitcoin': '比特币地址',
  'intents.label.lombard.script': '比特币脚本',
  'notes.lombard.paused': '该代币已暂停。',
  'notes.lombard.tooSmall': '数量太少：费用会占去全部，或剩余部分低于最低支付额。',
  'notes.lombard.bitcoinOff': '比特币网络上的支付已关闭。',
  'intents.revert.AssetRouter_FeeGreaterThanAmount': '数量太少：费用会占去全部。',
  'intents.revert.AmountLessThanCommission': '数量太少：费用会占去全部。',
  'intents.revert.AmountBelowMinLimit': '低于比特币网络上的最低支付额。',
  'intents.revert.ScriptPubkeyUnsupported': 'Lombard 不支持付到这种比特币地址。',
  'intents.revert.AssetOperation_RedeemNotAllowed': '这种赎回方式已关闭。',
  'intents.revert.AssetOperation_DepositNotAllowed': '这种存入方式已关闭。',
}
