import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.inception.deposit': '通过 Inception 再质押 {amount}，获得 {token}',
  'intents.inception.mint': '通过 Inception 再质押，换取 {amount}',
  'intents.inception.gift': '把 {amount} 送给 Inception 资金池',
  'intents.inception.giftMintsNothing':
    '不带函数直接转入的以太币会被资金池留下，你得不到 inETH。想质押，请使用其质押函数。',
  'intents.inception.withdraw': '向 Inception 申请提取 {amount}',
  'intents.inception.redeem': '从 Inception 取出已完成的 {token} 提款',
  'intents.inception.flashWithdraw': '支付费用，立即从 Inception 退出 {amount}',
  'intents.label.atLeast': '至少得到',

  'exits.inception.paused': 'Inception 已暂停此金库，恢复之前无法取出。',
  'exits.inception.unfunded': '款项已就绪，但合约中目前没有足够的资金，现在取出会失败。',
  'leave.inception.stopped': 'Inception 已停止此处的提款。',
  'leave.inception.tooSmall': '数量的价值低于可提取的最小值 {least}。',
  'leave.inception.reserve': '可供立即退出的储备只有 {left}。',
  'leave.inception.unknown': '合约拒绝了一次试探性的申请，没有说明原因。',

  'intents.revert.InceptionOnPause': 'Inception 已停止此金库。',
  'intents.revert.LowerMinAmount': '数量低于可接受的最小值。',
  'intents.revert.LowerThanMinOut': '得到的会少于要求的数量。',
  'intents.revert.InsufficientCapacity': '可供立即退出的储备不足。',
  'intents.revert.IsNotAbleToRedeem': '还没有可以取出的款项。',
  'intents.revert.MaxGapReached': '需先取出你更早的一笔申请，才能提出新的申请。',
  'intents.revert.PoolUnstakeAmLessThanMin': '数量低于可提取的最小值。',
  'intents.revert.PoolInsufficientBalance': '资金池目前的以太币不足。',
  'intents.revert.PoolZeroAmount': '没有可以取出的款项。',
  'intents.revert.TargetCapacityNotSet': 'Inception 已停止此项操作。',
}
