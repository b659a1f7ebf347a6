import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.renzo.deposit': '通过 Renzo 再质押 {amount}，获得 ezETH',
  'intents.renzo.withdraw': '向 Renzo 申请提取 {amount}',
  'intents.renzo.claim': '从 Renzo 领取一笔已完成的提款',
  'notes.renzo.claimsPaused': 'Renzo 已暂停领取。',
  'notes.renzo.requestsPaused': 'Renzo 已暂停新的提款申请。',
  'notes.renzo.noValue': 'Renzo 目前算不出自己持有多少资产：某个价格过旧，或某个运营商缺失。算清之前不会付款。',
  'notes.renzo.unsupported': 'Renzo 目前不以这种资产支付。',
  'notes.renzo.notEnough': 'Renzo 持有的这种资产不够这么多。',
  'notes.renzo.instantUnknown': 'Renzo 有一个收费即时兑付的合约，但 Bowline 信任的来源都没有它的地址。',
  'intents.revert.EarlyClaim': '这笔提款的等待期还没结束。',
  'intents.revert.QueuedWithdrawalNotFilled': '这笔提款的资金还没有到队列里。',
  'intents.revert.InvalidWithdrawIndex': '这个申请已不存在：它或排在它前面的申请已被领取。',
  'intents.revert.ClaimPaused': 'Renzo 已暂停领取。',
  'intents.revert.WithdrawRequestPaused': 'Renzo 已暂停新的提款申请。',
  'intents.revert.UnsupportedWithdrawAsset': '队列不以这种资产支付。',
  'intents.revert.NotEnoughCollateralValue': 'Renzo 持有的这种资产不够这么多。',
  'intents.revert.OraclePriceExpired': 'Renzo 需要的一个价格过旧，请稍后再试。',
}
