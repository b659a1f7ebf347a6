import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.stakewise.deposit': '在 {vault} 质押 {amount}',
  'intents.stakewise.depositAndMint': '在 {vault} 质押 {amount}，并铸造 {minted}',
  'intents.stakewise.mintOsToken': '以 {vault} 中的质押铸造 {minted}',
  'intents.stakewise.most': '质押所允许的最大数量的 osETH',
  'intents.stakewise.burnOsToken': '向 {vault} 归还 {amount}',
  'intents.stakewise.enterExitQueue': '从 {vault} 退出 {shares} 份额',
  'intents.stakewise.claimExitedAssets': '领取 StakeWise 退出所得的以太币',
  'intents.stakewise.updateState': '把最新收益计入 {vault}',
  'intents.stakewise.transferToEscrow': '把 {vault} 中的质押连同 {amount} 的债务转入 StakeWise 的托管合约',
  'intents.stakewise.enterRedemption': '向 StakeWise 申请把 {amount} 赎回为以太币',
  'intents.stakewise.swapAssets': '把 {amount} 兑换为 osETH',
  'intents.stakewise.permitOsToken': '允许 StakeWise 赎回合约取走 {amount}',
  'intents.stakewise.migrate': '把 {principal} 和 {reward} 迁移到 StakeWise V3',

  'notes.stakewise.moved': 'StakeWise 已更换赎回合约，新合约 Bowline 尚不认识。',
  'notes.stakewise.migrate':
    'StakeWise V2 的代币须经 StakeWise V3 退出：请先在 StakeWise 的应用中迁移，迁移后成为 Genesis 金库中的质押和 osETH。',

  'intents.revert.ExitRequestNotProcessed': '这笔退出目前没有可领取的部分。',
  'intents.revert.NotHarvested': '金库需要先计入最新收益，在其官方应用中操作会一并完成。',
  'intents.revert.CapacityExceeded': '已达接收上限。',
  'intents.revert.LowLtv': '质押不足以承担这么多债务。',
}
