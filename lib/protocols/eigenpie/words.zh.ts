import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.eigenpie.deposit': '通过 Eigenpie 再质押 {amount}，获得 {token}',
  'intents.eigenpie.depositUnknown': '通过 Eigenpie 再质押 {amount}',
  'intents.eigenpie.userQueuingForWithdraw': '向 Eigenpie 申请提取 {amount}',
  'intents.eigenpie.userWithdrawAsset': '从 Eigenpie 领取已完成的提款',
  'intents.eigenpie.nativeMayFail': '该合约公开的版本不支付以太币，会拒绝此申请；现行版本是否接受，尚不清楚。',
  'intents.label.atLeast': '至少得到',

  'exits.eigenpie.unfunded': '等待期已过，但 Eigenpie 存放在此的代币还不够，现在领取会失败。',
  'leave.eigenpie.paused': 'Eigenpie 目前不接受提款申请。',
  'leave.eigenpie.unsupported': 'Eigenpie 的提款队列已不再支持此代币。',
  'leave.eigenpie.nativeRefused': '提款队列拒绝支付以太币，egETH 无法通过它兑回。',
  'leave.eigenpie.nativeUnknown': '尚不清楚 egETH 能否通过提款队列兑回。',

  'intents.revert.AssetNotSupported': '协议不支持此资产。',
  'intents.revert.InvalidAmount': '合约不接受此数额：可能为零，或超过你持有的数量。',
  'intents.revert.InvalidAmountToDeposit': '数量过小，或与随附的以太币不一致。',
  'intents.revert.MaximumDepositLimitReached': '协议目前不再接受更多此资产。',
  'intents.revert.MinimumAmountToReceiveNotMet': '汇率已变动，得到的会少于要求的数量。',
  'intents.revert.NativeWithdrawNotSupported': 'Eigenpie 的提款队列不支付以太币。',
}
