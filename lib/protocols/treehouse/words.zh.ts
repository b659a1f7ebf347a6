import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.treehouse.deposit': '把 {amount} 换成 tETH',
  'intents.treehouse.redeem': '交出 {amount}，等待换回 wstETH',
  'intents.treehouse.finalizeRedeem': '领取此前交出的 tETH 所换的 wstETH',
  'intents.treehouse.redeemAndFinalize': '立即把 {amount} 赎回为 wstETH，扣除手续费',
  'intents.revert.MinimumNotMet': '低于最小赎回数量。',
  'intents.revert.RedemptionNotFound': '没有这笔赎回。',
  'intents.revert.InWaitingPeriod': '等待期还没有结束。',
  'intents.revert.InsufficientFundsInVault': '目前没有足够的 wstETH 可供支付。',
  'intents.revert.DepositCapExceeded': '目前不再接受存入。',
  'intents.revert.AccountBlacklisted': '发行方已封锁此账户。',
  'notes.treehouse.paused': '赎回已暂停。',
  'notes.treehouse.tooSmall': '最小赎回数量约值 {least}。',
}
