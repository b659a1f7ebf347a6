import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.swell.deposit': '通过 Swell 质押 {amount}，获得 {token}',
  'intents.swell.burn': '销毁 {amount}',
  'intents.swell.burnPaysNothing': '这会销毁代币，且不会得到任何回报。想退出 Swell，请改为申请提款。',
  'intents.swell.createWithdrawRequest': '向 Swell 申请提取 {amount}',
  'intents.swell.finalizeWithdrawal': '从 Swell 领取一笔已完成的 {token} 提款',
  'intents.swell.ticket': '你会得到一枚 NFT 凭证，谁持有它，款项就付给谁。',
  'intents.label.ticket': '凭证',
  'intents.label.atLeast': '至少得到',

  'exits.swell.paused': 'Swell 已暂停提款，恢复之前无法领取。',
  'leave.swell.paused': 'Swell 已暂停提款。',
  'leave.swell.listed': 'Swell 目前只接受名单内账户的申请，此账户不在名单上。',
  'leave.swell.tooSmall': 'Swell 不接受低于 {least} 的申请。',
  'leave.swell.tooLarge': 'Swell 每次申请最多 {greatest}，请分几次申请。',

  'intents.revert.CoreMethodsPaused': 'Swell 已暂停存入，请稍后再试。',
  'intents.revert.WithdrawalsPaused': '提款已暂停，请稍后再试。',
  'intents.revert.InvalidETHDeposit': '没有随交易附上以太币。',
  'intents.revert.CannotReferSelf': '推荐人不能是自己。',
  'intents.revert.NotInWhitelist': '此账户不在 Swell 的名单上。',
  'intents.revert.WithdrawRequestTooSmall': '数量低于单次提款的最小值。',
  'intents.revert.WithdrawRequestTooLarge': '数量超过单次申请的上限，请分几次申请。',
  'intents.revert.WithdrawalRequestDoesNotExist': '没有这张凭证：它已被领取，或从未存在。',
  'intents.revert.WithdrawalRequestNotProcessed': 'Swell 还没有结算这张凭证，暂时不能领取。',
  'intents.revert.WithdrawalRequestFinalizationOnlyAllowedForNFTOwner': '只有持有凭证的账户才能领取。',
  'intents.revert.InsufficientRswETHReceived': '汇率已变动，得到的 rswETH 会少于要求的数量。',
}
