import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.primeStaked.deposit': '通过 Prime Staked 再质押 {amount}，获得 primeETH',
  'intents.primeStaked.requestWithdrawal': '向 Prime Staked 申请提取 {amount}',
  'intents.primeStaked.claimWithdrawal': '从 Prime Staked 领取一笔已完成的提款',
  'intents.primeStaked.claimWithdrawalYn': '从 Prime Staked 领取一笔已完成的提款，并存入换取 ynLSDe',
  'intents.primeStaked.atLeast': '至少收到',
  'intents.primeStaked.atMost': '最多支付',
  'notes.primeStaked.old': 'EigenLayer 已不再保存这么早的申请的内容。请在 Prime Staked 官方网站领取。',
  'notes.primeStaked.paused': 'Prime Staked 已暂停此功能，只有其管理者能恢复。',
  'intents.revert.MaxBurnAmount': '需要支付的代币会超过你允许的数量。',
  'intents.revert.NotWithdrawAsset': '不能以这种资产提款。',
  'intents.revert.StakersWithdrawalNotFound': '这笔提款属于别人，或已被领取。',
}
