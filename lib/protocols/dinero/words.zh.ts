import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.dinero.deposit': '通过 Dinero 质押 {amount}，获得 {token}',
  'intents.dinero.initiateRedemption': '交出 {amount}，获得以太币的赎回凭证',
  'intents.dinero.instantRedeemWithPxEth': '立即把 {amount} 赎回为以太币，扣除手续费',
  'intents.dinero.redeemWithUpxEth': '用 {amount} 兑现以太币',
  'intents.dinero.wrap': '把 {amount} 存入复利金库',
  'intents.dinero.unwrap': '从复利金库取出 {amount}，扣除手续费',
  'intents.dinero.ticket': '名为 upxETH 的代币，谁持有就付给谁。',
  'intents.label.ticket': '凭证',
  'intents.revert.NotEnoughBuffer': '备用以太币不足，无法立即赎回。',
  'intents.revert.NotEnoughValidators': '验证者不足以支付这么多。',
  'intents.revert.NoValidatorExit': '数量太少，不足以让一个验证者退出。',
  'intents.revert.NoPartialInitiateRedemption': '数量必须恰好对应整数个验证者。',
  'intents.revert.StatusNotDissolvedOrSlashed': '这张凭证对应的验证者还没有退出。',
  'intents.revert.NotEnoughETH': '这张凭证的以太币还没有到位。',
  'notes.dinero.paused': 'Dinero 已暂停铸造和赎回。',
  'notes.dinero.openBatch': '凭证凑满 32 个以太币后，才会有一个验证者退出。',
}
