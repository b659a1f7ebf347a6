import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.symbiotic.deposit': '将 {amount} 再质押到 Symbiotic 金库 {vault}',
  'intents.symbiotic.withdraw': '开始从 Symbiotic 金库 {vault} 取出 {amount}',
  'intents.symbiotic.redeem': '开始从 Symbiotic 金库 {vault} 取出 {shares} 份额',
  'intents.symbiotic.claim': { other: '从 Symbiotic 金库 {vault} 领取 {count} 笔已完成的提款' },
  'intents.label.symbiotic.epoch': '周期',
  'intents.revert.AlreadyClaimed': '这笔已经领取过。',
  'intents.revert.DepositLimitReached': '金库已达存入上限。',
  'intents.revert.InsufficientClaim': '这个账户没有可领取的资产。',
  'intents.revert.InvalidEpoch': '这笔提款所在的周期还没结束。',
  'intents.revert.NotWhitelistedDepositor': '只有金库名单上的账户可以存入。',
  'intents.revert.TooMuchRedeem': '账户在金库中没有这么多份额。',
  'intents.revert.TooMuchWithdraw': '账户在金库中没有这么多资产。',
}
