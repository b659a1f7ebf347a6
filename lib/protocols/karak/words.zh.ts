import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.karak.deposit': '通过 Karak 再质押 {amount}',
  'intents.karak.depositAndGimmie': '通过 Karak 再质押 {amount}，并收到金库代币',
  'intents.karak.gimmieShares': '把 {amount} 从 Karak 转入此账户',
  'intents.karak.returnShares': '把 {amount} 交还给 Karak',
  'intents.karak.startWithdraw': { other: '向 Karak 申请 {count} 笔提款' },
  'intents.karak.finishWithdraw': { other: '从 Karak 领取 {count} 笔已完成的提款' },
  'intents.karak.atLeast': '至少得到',
  'intents.karak.shares': '份额',
  'intents.karak.vault': '金库',
  'notes.karak.paused': 'Karak 已暂停从此金库或所有金库提款。',
}
