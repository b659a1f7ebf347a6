import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.stader.deposit': '通过 Stader 质押 {amount}，获得 ETHx',
  'intents.stader.requestWithdraw': '向 Stader 申请把 {amount} 赎回为以太币',
  'intents.stader.claim': '从 Stader 领取 {id} 号提款',

  'notes.stader.paused': 'Stader 已暂停提款：不接受新申请，也不再处理排队中的申请。已就绪的仍可领取。',
  'notes.stader.safeMode': 'Stader 的预言机处于安全模式：在其结束之前，不会有申请就绪。',
  'notes.stader.unhealthy': 'Stader 的资金池已暂停或没有资产：不接收以太币，也不会有申请就绪。',
  'notes.stader.inspection': '有一份报告使汇率变动超出 Stader 的上限，在核查完成之前沿用旧汇率。',
  'notes.stader.tooSmall': 'Stader 的队列只接受价值不低于 {least} 的申请。',
  'notes.stader.tooLarge': '单笔申请最多 {most}，请分成多笔。',

  'intents.revert.InvalidWithdrawAmount': '数量不在单笔申请允许的范围内。',
  'intents.revert.InvalidDepositAmount': '数量不在允许的范围内，或目前不接收质押。',
  'intents.revert.requestIdNotFinalized': '这笔提款尚未就绪。',
  'intents.revert.CallerNotAuthorizedToRedeem': '这笔提款属于其他账户，或已被领取。',
  'intents.revert.MaxLimitOnWithdrawRequestCountReached': '此账户未完结的申请已达上限，请先领取一些。',
}
