import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.yieldnest.deposit': '通过 YieldNest 再质押 {amount}，获得 {token}',
  'intents.yieldnest.requestWithdrawal': '向 YieldNest 申请提取 {amount}',
  'intents.yieldnest.claimWithdrawals': { other: '从 YieldNest 领取 {count} 笔已完成的提款' },
  'notes.yieldnest.basket': '以多种流动性质押代币支付，合计价值为这么多以太币。',
  'notes.yieldnest.paused': 'YieldNest 已暂停支付。恢复之前，任何人都无法领取。',
  'intents.revert.CallerNotOwnerNorApproved': '这张凭证属于别人。',
  'intents.revert.ContractPaused': '协议已暂停此功能。',
  'intents.revert.InsufficientBalance': '合约目前没有足够的资金支付。',
  'intents.revert.TransfersPaused': '此代币已暂停转账。',
  'intents.revert.WithdrawalAlreadyProcessed': '这笔提款已经支付过了。',
}
