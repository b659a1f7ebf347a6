import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.puffer.deposit': '通过 Puffer 再质押 {amount}，获得 pufETH',
  'intents.puffer.depositShares': '通过 Puffer 再质押 {amount} 个 stETH 份额，获得 pufETH',
  'intents.puffer.mint': '向 Puffer 支付 WETH，获得 {amount}',
  'intents.puffer.redeem': '在 Puffer 即时赎回 {amount}（收取费用）',
  'intents.puffer.withdraw': '从 Puffer 即时取出 {amount}（收取费用）',
  'intents.puffer.requestWithdrawal': '向 Puffer 申请提取 {amount}',
  'intents.puffer.completeQueuedWithdrawal': '从 Puffer 领取一笔已完成的提款',
  'intents.puffer.wrap': '锁定 {amount}，获得等量的 xPufETH',
  'intents.puffer.unwrap': '把 {amount} 换回等量的 pufETH',
  'notes.puffer.atLeast': 'Puffer 每次申请不得少于 {least}。',
  'notes.puffer.atMost': 'Puffer 每次申请最多 {most}，请分次提交。',
  'notes.puffer.closed': 'Puffer 已关闭此功能，只有其管理员能重新开放。',
  'notes.puffer.filling': { other: 'Puffer 每满十笔申请结算一批，这一批还差 {count} 笔。' },
  'notes.puffer.liquidity': '此账户目前最多能在 Puffer 即时赎回 {most}。',
  'notes.puffer.lockbox': '锁仓合约中只有 {most}。',
  'intents.revert.AccessManagedUnauthorized': '协议已关闭此功能，或不允许此账户使用。',
  'intents.revert.DepositAndWithdrawalForbidden': 'Puffer 不允许在同一笔交易里既存入又提取。',
  'intents.revert.ERC4626ExceededMaxRedeem': '金库目前无法即时付出这么多，或账户余额不足。',
  'intents.revert.ERC4626ExceededMaxWithdraw': '金库目前无法即时付出这么多，或账户余额不足。',
  'intents.revert.MultipleWithdrawalsAreForbidden': 'Puffer 每笔交易只接受一次提款申请。',
  'intents.revert.NotFinalized': '这笔提款尚未就绪。',
  'intents.revert.WithdrawalAlreadyCompleted': '这笔提款已经支付过了。',
  'intents.revert.WithdrawalAmountTooHigh': '数量超过单次申请的上限。',
  'intents.revert.WithdrawalAmountTooLow': '数量低于单次申请的下限。',
}
