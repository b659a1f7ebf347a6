import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.liquidCollective.deposit': '通过 Liquid Collective 质押 {amount}，获得 LsETH',
  'intents.liquidCollective.requestRedeem': '申请把 {amount} 换回以太币',
  'intents.liquidCollective.claimRedeemRequests': { other: '领取 {count} 笔 Liquid Collective 申请' },
  'intents.liquidCollective.eachRecipient': '每笔申请付给它自己的收款账户。',
  'intents.revert.Denied': '白名单不允许此账户操作。',
  'intents.revert.RecipientIsDenied': '收款人被白名单禁止。',
  'intents.revert.ClaimRecipientIsDenied': '收款人被白名单禁止，无法付款。',
  'intents.revert.ClaimInitiatorIsDenied': '申请人被白名单禁止，无法付款。',
  'intents.revert.SlashingContainmentModeEnabled': '正在控制罚没损失，赎回暂停。',
  'intents.revert.WithdrawalEventOutOfBounds': '这笔申请还没有备好款项。',
  'intents.revert.DoesNotMatch': '这笔申请由另一次报告支付，请重新读取后再试。',
  'notes.liquidCollective.denied': '白名单禁止此账户。',
  'notes.liquidCollective.notAllowed': '只有在发行方白名单上的账户可以赎回，其他账户只能卖出。',
  'notes.liquidCollective.contained': '正在控制罚没损失，赎回暂停。',
  'notes.liquidCollective.partly': '现在可领取一部分，其余继续排队。',
}
