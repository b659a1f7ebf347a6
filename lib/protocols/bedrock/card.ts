import type { Card } from '../card.ts'
import { brbtc, unibtc, unieth } from './addresses.ts'

const stakeSource = { source: 'Bedrock-Technology/stake', date: '2024-06-16' } as const
const bitcoinSource = { source: 'Bedrock-Technology/uniBTC', date: '2026-06-24' } as const
const sizeSource = { source: 'hindenrank.com protocol pages', date: '2026-07-04' } as const
const listing = { source: 'smartcontractkit/documentation', date: '2026-08-21' } as const

/** uniETH, uniBTC and brBTC. */
export const cards: readonly Card[] = [
  {
    token: unieth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): validators run by RockX stake the ether, and their stake also secures services through EigenLayer.',
        zh: '流动性再质押代币（LRT）：由 RockX 运营的验证者质押以太币，这些质押同时通过 EigenLayer 为其他服务提供安全保障。',
        ...stakeSource,
      },
    ],
    earns: [
      {
        en: 'Rewards raise the ratio at which uniETH redeems for ether; your balance stays the same. A part of the rewards goes to the manager.',
        zh: '奖励会推高 uniETH 兑换以太币的比率，你的余额不变。部分奖励归管理方。',
        ...stakeSource,
      },
    ],
    leaves: [
      {
        en: 'For multiples of 32 ether you join a queue of debts: the uniETH is burnt at once and the ether owed is fixed. It is paid, oldest debt first, when validators have left; then you take it out. No time is promised.',
        zh: '以 32 个以太币的倍数赎回时，进入债务队列：uniETH 立即销毁，应付的以太币数量随之确定。验证者退出后按先后支付，之后即可取出；不承诺时限。',
        ...stakeSource,
      },
      {
        en: 'Or you swap at once, at the present ratio and free of charge, for whatever ether happens to lie in reserve; often that is little.',
        zh: '也可以按当前比率、不收费地与储备中现有的以太币即时兑换，但储备往往不多。',
        ...stakeSource,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'A penalty on the validators, by Ethereum or through EigenLayer, is a loss of all holders. A debt already queued is fixed in ether and does not share it.',
        zh: '验证者受到以太坊或 EigenLayer 的罚没，由全体持有者承担。已排队的债务以以太币计、数量固定，不受影响。',
        ...stakeSource,
      },
      {
        risk: 'liquidity',
        en: 'uniETH is small, and who holds less than 32 ether’s worth can leave through the reserve or a market only.',
        zh: 'uniETH 规模很小；持有量不足 32 个以太币的人只能通过储备或市场退出。',
        ...stakeSource,
      },
      {
        risk: 'pause',
        en: 'Minting and the instant swap can be paused. Queued debts are paid regardless.',
        zh: '铸造和即时兑换可以被暂停；已排队的债务照常支付。',
        ...stakeSource,
      },
      {
        risk: 'keys',
        en: 'Accounts of the operator report which validators have stopped and administer the contracts, which can be replaced.',
        zh: '由运营方的账户报告哪些验证者已停止，并管理可升级替换的合约。',
        ...stakeSource,
      },
    ],
    lately: [],
  },
  {
    token: unibtc.address,
    chainId: 1,
    behind: [
      {
        en: 'A bitcoin token: for each uniBTC a vault took in one wrapped bitcoin (WBTC, cbBTC, FBTC and others), which Bedrock uses among other things with Babylon, where bitcoin secures other networks.',
        zh: '比特币代币：每铸造一个 uniBTC，金库就收入一个包装比特币（WBTC、cbBTC、FBTC 等）；Bedrock 将其用于 Babylon 等处，让比特币为其他网络提供安全保障。',
        ...bitcoinSource,
      },
    ],
    earns: [
      {
        en: 'uniBTC itself stays at one bitcoin; what it earns is handed out beside it. Points that are promised for holding it are not shown as yield.',
        zh: 'uniBTC 本身保持一比一对应比特币，收益另行发放。持有所得的积分不计作收益。',
        ...bitcoinSource,
      },
    ],
    leaves: [
      {
        en: 'You hand uniBTC in and choose the wrapped bitcoin you want. After a delay you claim it one to one, less a fee that is fixed when you ask. There is no instant way out.',
        zh: '交出 uniBTC 并选择想要的包装比特币，经过一段延迟后按一比一领取，需扣除申请时确定的费用。没有即时退出的方式。',
        ...bitcoinSource,
      },
      {
        en: 'Each wrapped bitcoin has a quota that grows with time, and redemption may be limited to accounts on a list. What is not claimed can be taken back as uniBTC after at most 30 days, less a cancellation fee.',
        zh: '每种包装比特币都有随时间恢复的额度，赎回也可能仅限名单内的账户。未领取的赎回最长 30 天后可取回为 uniBTC，需扣除取消费用。',
        ...bitcoinSource,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'The bitcoin behind it is held by others: by the issuers of the wrapped tokens, and where Bedrock has put it to work.',
        zh: '背后的比特币由他人持有：包装代币的发行方，以及 Bedrock 投放资金的地方。',
        ...bitcoinSource,
      },
      {
        risk: 'blacklist',
        en: 'Accounts can be frozen, so that they cannot send uniBTC, and can be barred from claiming.',
        zh: '账户可能被冻结而无法转出 uniBTC，也可能被禁止领取。',
        ...bitcoinSource,
      },
      {
        risk: 'allowlist',
        en: 'Redeeming can be restricted to accounts on a list.',
        zh: '赎回可能仅限名单内的账户。',
        ...bitcoinSource,
      },
      {
        risk: 'contract',
        en: 'On 26 September 2024 a fault let anybody mint uniBTC for ether, one for one, for some hours; about two million US dollars were lost. Mints are since checked against a proof of reserves.',
        zh: '2024 年 9 月 26 日，一处漏洞让任何人在数小时内都能用以太币一比一铸造 uniBTC，损失约 200 万美元。此后铸造须核对储备证明。',
        source: 'newsletter.blockthreat.io; Bedrock-Technology/uniBTC',
        date: '2024-09-27',
      },
      {
        risk: 'pause',
        en: 'Minting, redeeming and single tokens can be paused, claims that are due included.',
        zh: '铸造、赎回以及个别代币都可以被暂停，包括已到期的领取。',
        ...bitcoinSource,
      },
      {
        risk: 'bridge',
        en: 'On other chains uniBTC is a copy of its own; redeeming is shown on Ethereum only.',
        zh: '其他链上的 uniBTC 是独立的副本；这里只显示以太坊上的赎回。',
        ...listing,
      },
    ],
    lately: [
      {
        en: 'Bedrock as a whole held about 0.3 billion US dollars.',
        zh: 'Bedrock 全部产品的规模约 3 亿美元。',
        ...sizeSource,
      },
    ],
  },
  {
    token: brbtc.address,
    chainId: 1,
    behind: [
      {
        en: 'A basket over several sources of yield on bitcoin, made by Bedrock.',
        zh: 'Bedrock 推出的一篮子比特币收益来源。',
        source: 'DefiLlama/DefiLlama-Adapters',
        date: '2026-08-22',
      },
    ],
    earns: [
      {
        en: 'How and at what rate it earns could not be confirmed from its contracts, so Bowline shows the balance and no value.',
        zh: '无法从合约确认它如何获得收益以及汇率，因此 Bowline 只显示余额，不显示价值。',
        ...listing,
      },
    ],
    leaves: [
      {
        en: 'A way to redeem it on chain could not be confirmed. See Bedrock’s own site.',
        zh: '无法确认它在链上的赎回方式，请参阅 Bedrock 网站。',
        ...listing,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'The bitcoin behind it is held by others, in several places at once.',
        zh: '背后的比特币由他人持有，并分散在多处。',
        source: 'DefiLlama/DefiLlama-Adapters',
        date: '2026-08-22',
      },
      {
        risk: 'bridge',
        en: 'On BNB Smart Chain and Base it is a bridged copy.',
        zh: 'BNB Smart Chain 和 Base 上的是跨链副本。',
        ...listing,
      },
    ],
    lately: [],
  },
]
