import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.kelp.deposit': '通过 Kelp 再质押 {amount}，获得 rsETH',
  'intents.kelp.atLeast': '至少得到',
  'intents.kelp.initiateWithdrawal': '向 Kelp 申请提取 {amount}',
  'intents.kelp.completeWithdrawal': '从 Kelp 领取此账户最早的一笔提款',
  'intents.kelp.instantWithdrawal': '在 Kelp 即时赎回 {amount}（收取费用）',
  'intents.kelp.updateRSETHPrice': '让 Kelp 重新计算 rsETH 的汇率',
  'notes.kelp.atLeast': 'Kelp 每次申请不得少于 {least}。',
  'notes.kelp.available': 'Kelp 目前以这种方式只能再付出 {left}。',
  'notes.kelp.blocked': 'Kelp 冻结了此账户的 rsETH，直到 {until}。',
  'notes.kelp.instantOff': 'Kelp 已关闭这种资产的即时提款。',
  'notes.kelp.olderFirst': 'Kelp 会先支付同一资产中较早的申请。请先领取那一笔，再领取这一笔。',
  'notes.kelp.paused': 'Kelp 已暂停提款。恢复之前，任何人都无法申请或领取。',
  'notes.kelp.ratePaused': 'Kelp 已停止更新汇率。当汇率比其最高值低得太多时，它会自动这样做。',
  'notes.kelp.tokenPaused': 'Kelp 已暂停铸造和销毁 rsETH。',
  'intents.revert.CantInstantWithdrawMoreThanAvailable': '目前无法即时提取这么多。',
  'intents.revert.DailyMintLimitExceeded': '今天已达到铸造上限。',
  'intents.revert.ExceedAmountToWithdraw': '超出的部分已承诺给其他人。请减少数量或换一种资产。',
  'intents.revert.InstantWithdrawalNotEnabled': '这种资产的即时提款已关闭。',
  'intents.revert.InvalidAmountToWithdraw': '数量低于单次提款的下限。',
  'intents.revert.NoWithdrawalRequests': '此账户在这种资产中没有提款。',
  'intents.revert.PriceAboveDailyThreshold': '汇率上升过多，只有协议的管理者才能写入。',
  'intents.revert.QueueEmpty': '此账户在这种资产中没有提款。',
  'intents.revert.TransfersBlocked': '协议暂时冻结了此账户的转账。',
  'intents.revert.WithdrawalDelayNotPassed': '这笔提款尚未就绪，请等待期满。',
  'intents.revert.WithdrawalLocked': '这笔提款尚未解锁。',
}
