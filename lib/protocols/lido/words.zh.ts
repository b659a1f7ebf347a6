import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.lido.submit': '通过 Lido 质押 {amount}，获得 stETH',
  'intents.lido.submitAndWrap': '通过 Lido 质押 {amount}，获得 wstETH',
  'intents.lido.transferShares': '向 {to} 发送 {shares} 个 stETH 份额',
  'intents.lido.transferSharesFrom': '把 {shares} 个 stETH 份额从 {from} 转到 {to}',
  'intents.lido.wrap': '把 {amount} 包装成 wstETH',
  'intents.lido.unwrap': '把 {amount} 解包为 stETH',
  'intents.lido.requestWithdrawals': '向 Lido 申请提取 {amount}',
  'intents.lido.claimWithdrawals': { other: '从 Lido 领取 {count} 笔已完成的提款' },

  'notes.lido.paused': 'Lido 已暂停提款队列：不接受新申请，也不再处理排队中的申请。已就绪的仍可领取。',
  'notes.lido.pausedUntil':
    'Lido 已暂停提款队列，至 {time} 为止：不接受新申请，也不再处理排队中的申请。已就绪的仍可领取。',
  'notes.lido.bunker': 'Lido 因重大损失进入“掩体模式”：申请会比平时更晚就绪，以便所有人共同分担损失。',
  'notes.lido.limit': '在此区块，Lido 的质押额度已用完，暂不接收以太币；额度会随区块逐步恢复。',
  'notes.lido.tooSmall': 'Lido 的提款队列至少需要 {least}。',

  'intents.revert.RequestAmountTooSmall': '数量低于队列的最低要求。',
  'intents.revert.RequestAmountTooLarge': '数量超过单笔申请的上限，请拆成多笔。',
  'intents.revert.ResumedExpected': '提款队列已暂停。',
  'intents.revert.RequestNotFoundOrNotFinalized': '其中有提款尚未就绪。',
  'intents.revert.RequestAlreadyClaimed': '其中有提款已被领取。',
  'intents.revert.InvalidHint': '这笔领取是按队列的旧状态准备的，请重新准备。',
}
