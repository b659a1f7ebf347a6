import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.bedrock.mint': '向 Bedrock 存入 {amount}，获得 {token}',
  'intents.bedrock.gift': '把 {amount} 送给 Bedrock',
  'intents.bedrock.giftMintsNothing':
    '不带函数直接转入的以太币会被合约留下，你得不到 uniETH。想质押，请改用铸造 uniETH。',
  'intents.bedrock.instantSwap': '用最多 {amount} 向 Bedrock 的储备兑换以太币，换完为止',
  'intents.bedrock.redeemFromValidators': '赎回 uniETH 换取 {amount}，待 Bedrock 的验证者退出后支付',
  'intents.bedrock.claim': '取出 Bedrock 已支付的 {amount}',
  'intents.bedrock.createDelayedRedeem': '向 Bedrock 赎回 {amount}，延迟一段时间后支付',
  'intents.bedrock.claimDelayedRedeems': '从 Bedrock 领取赎回 uniBTC 所得的比特币代币',
  'intents.bedrock.claimPrincipals': '从未领取的赎回中取回 uniBTC',
  'intents.label.atLeast': '至少得到',
  'intents.label.atMost': '最多付出',

  'exits.bedrock.paused': 'Bedrock 已暂停支付，恢复之前无法领取。',
  'exits.bedrock.blacklisted': 'Bedrock 已封锁此账户，解除之前无法领取。',
  'exits.bedrock.tokenPaused': 'Bedrock 已暂停支付此代币，或你更早一笔申请所用的代币。',
  'exits.bedrock.unfunded': '等待期已过，但金库中的此代币不够，现在领取会失败。',
  'exits.bedrock.returnable': '金库中的此代币不够。也可以在 Bedrock 网站取回 uniBTC，需扣除取消费用。',
  'leave.bedrock.wholeOnly': '此方式只能按 32 个以太币的整个验证者赎回，至少需要 {least}。',
  'leave.bedrock.paused': 'Bedrock 已暂停此项操作。',
  'leave.bedrock.reserveEmpty': '储备中没有可供兑换的以太币。',
  'leave.bedrock.listed': 'Bedrock 目前只为名单内的账户赎回，此账户不在名单上。',
  'leave.bedrock.quota': '目前此代币最多可赎回 {left}，额度会随时间恢复。',
}
