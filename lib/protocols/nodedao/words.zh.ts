import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.nodedao.stakeETH': '通过 NodeDAO 质押 {amount}，收到 {token}',
  'intents.nodedao.unstakeETH': '立即把 {amount} 换回以太币',
  'intents.nodedao.requestWithdrawals': '交出 {amount} 换取以太币，等待一段时间后支付',
  'intents.nodedao.claimWithdrawals': { other: '从 NodeDAO 领取 {count} 笔提款' },
  'notes.nodedao.paused': 'NodeDAO 已暂停此资金池：恢复之前无法申请或领取。',
  'leave.nodedao.stopped': '此资金池目前不收回代币。',
  'leave.nodedao.lacking': '资金池目前最多能立即支付 {left}。',
  'leave.nodedao.atOnce': '资金池足以立即支付，因此不接受此数量的提款申请。',
}
