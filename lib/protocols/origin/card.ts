import type { Card } from '../card.ts'
import { oeth, superoethb, superoethp, woeth, wsuperoethb, wsuperoethp } from './addresses.ts'

const vault = { source: 'OriginProtocol/origin-dollar', date: '2026-08-20' } as const

const queue = {
  en: 'You hand it in and queue for wrapped ether at one to one, without a fee. It can be claimed after a short fixed wait and once the vault holds enough for everybody ahead of you; when little lies there, that takes until stake is withdrawn. Only the account that asked can claim.',
  zh: '交出代币后按一比一排队换 WETH，不收手续费。经过短暂的固定等待，且金库资金足以支付排在你前面的所有人之后即可领取；金库余额不足时，要等质押退出。只有提出申请的账户能领取。',
  ...vault,
} as const

const grows = {
  en: 'Rewards are added to your balance, about daily. Accounts that are contracts only take part after they have opted in.',
  zh: '奖励大约每天计入你的余额。合约账户需要先主动加入才会增长。',
  ...vault,
} as const

const solvency = {
  risk: 'slashing',
  en: 'If validators or strategies lose money, the balance does not fall. The vault then stops paying anybody until the loss is settled.',
  zh: '验证者或策略亏损时，余额不会减少，但金库会停止付款，直到亏损得到处理。',
  ...vault,
} as const

const strategies = {
  risk: 'contract',
  en: 'The ether behind it works in staking and in pools and other strategies chosen by those who run it; a fault in one of them hits all holders.',
  zh: '背后的以太币用于质押，也投入管理者选定的流动性池和其他策略，其中任何一处出问题都会影响所有持有者。',
  ...vault,
} as const

const pause = {
  risk: 'pause',
  en: 'Minting, requests and claims can be paused together.',
  zh: '铸造、申请和领取可能被一并暂停。',
  ...vault,
} as const

const wrapped = {
  en: 'It unwraps at once and without a fee; from there the way out is the queue of the vault.',
  zh: '可随时解包，不收手续费；之后通过金库排队退出。',
  ...vault,
} as const

const wrapping = {
  en: 'The rate at which it unwraps rises as rewards come in; your balance stays the same.',
  zh: '奖励会推高解包汇率，你的余额不变。',
  ...vault,
} as const

const behind = {
  en: 'A liquid staking token (LST): wrapped ether that many people gave to one vault, which stakes it and puts it to use. One OETH is accounted as one ether.',
  zh: '流动性质押代币（LST）：众人把 WETH 交给同一个金库，由它质押并投入使用。1 个 OETH 记作 1 个以太币。',
  ...vault,
} as const

const onBase = {
  en: 'Super OETH on Base is a token of its own: a vault on Base holds wrapped ether, a share of OETH, and positions in pools on Base. One is accounted as one ether.',
  zh: 'Base 上的 Super OETH 是独立的代币：Base 上的金库持有 WETH、部分 OETH 以及 Base 上的流动性池头寸。1 个记作 1 个以太币。',
  ...vault,
} as const

const onPlume = {
  en: 'Super OETH on Plume is a token of its own with a small vault on Plume. One is accounted as one ether. Only those who run it can mint.',
  zh: 'Plume 上的 Super OETH 是独立的代币，由 Plume 上一个小型金库支撑。1 个记作 1 个以太币，只有管理者可以铸造。',
  ...vault,
} as const

const bridge = {
  risk: 'bridge',
  en: 'Part of what stands behind it lies on Ethereum and comes over a bridge. On a small chain there may be few buyers.',
  zh: '背后部分资产在以太坊上，要经跨链桥往来。在较小的链上，买家可能很少。',
  ...vault,
} as const

const wrapper = (token: Card['token'], chainId: number, what: Card['behind'][number], more: Card['risks']): Card => ({
  token,
  chainId,
  behind: [
    {
      en: 'The same in a form whose balance stays: easier to use where a growing balance is not expected.',
      zh: '同一资产的另一种形式，余额不变，便于在不支持余额增长的地方使用。',
      ...vault,
    },
    what,
  ],
  earns: [wrapping],
  leaves: [wrapped, queue],
  risks: [solvency, strategies, ...more, pause],
  lately: [],
})

/** OETH, Super OETH, and their wrapped forms. */
export const cards: readonly Card[] = [
  {
    token: oeth.address,
    chainId: 1,
    behind: [behind],
    earns: [grows],
    leaves: [queue],
    risks: [solvency, strategies, pause],
    lately: [
      {
        en: 'The sister token on Sonic stopped minting on 27 July 2026.',
        zh: 'Sonic 上的姊妹代币已于 2026 年 7 月 27 日停止铸造。',
        ...vault,
      },
    ],
  },
  wrapper(woeth.address, 1, behind, []),
  {
    token: superoethb.address,
    chainId: 8453,
    behind: [onBase],
    earns: [grows],
    leaves: [queue],
    risks: [solvency, strategies, bridge, pause],
    lately: [],
  },
  wrapper(wsuperoethb.address, 8453, onBase, [bridge]),
  {
    token: superoethp.address,
    chainId: 98866,
    behind: [onPlume],
    earns: [grows],
    leaves: [queue],
    risks: [solvency, strategies, bridge, pause],
    lately: [],
  },
  wrapper(wsuperoethp.address, 98866, onPlume, [bridge]),
]
