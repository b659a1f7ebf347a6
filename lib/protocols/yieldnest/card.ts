import type { Card, Statement } from '../card.ts'
import { yneth, ynethx, ynlsde } from './addresses.ts'

const code = { source: 'yieldnest/yieldnest-protocol', date: '2025-07-11' } as const

const earns: Statement = {
  en: 'Rewards raise what one token redeems for. The balance stays the same.',
  zh: '奖励会提高每枚代币可兑换的数额，余额本身不变。',
  ...code,
}
const queue: Statement = {
  en: 'By a queue: each request is a ticket (an NFT). YieldNest finalises tickets in their order, and nothing says when. The fee is fixed when the request is made.',
  zh: '通过排队退出：每笔申请是一张凭证（NFT）。YieldNest 按顺序结算，但没有说明时间。费用在申请时确定。',
  ...code,
}
const ticket: Statement = {
  en: 'Whoever holds the ticket is paid. Giving it away, or approving somebody for it, gives the withdrawal away.',
  zh: '谁持有凭证，款项就付给谁。转让凭证或授权他人使用，等于把提款送给对方。',
  ...code,
}
const slashing = {
  risk: 'slashing',
  en: 'A loss lowers the rate for everybody. A request that is not finalised yet is paid at the lower of the rate when it was made and the rate when it is finalised.',
  zh: '损失会让所有人的兑换率下降。尚未结算的申请按申请时与结算时两个兑换率中较低的一个支付。',
  ...code,
} as const
const pause = {
  risk: 'pause',
  en: 'YieldNest can pause deposits, and payments of finished withdrawals.',
  zh: 'YieldNest 可以暂停存入，也可以暂停支付已完成的提款。',
  ...code,
} as const
const keys = {
  risk: 'keys',
  en: 'The contracts can be upgraded by YieldNest’s administrators.',
  zh: 'YieldNest 的管理员可以升级合约。',
  ...code,
} as const
const small = {
  risk: 'liquidity',
  en: 'YieldNest is small, about 19 million dollars, so little is traded on markets.',
  zh: 'YieldNest 规模很小，约 1900 万美元，市场上的交易量很少。',
  source: 'DefiLlama',
  date: '2026-07-04',
} as const

export const cards: readonly Card[] = [
  {
    token: yneth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): a share of ether that YieldNest’s own validators stake and restake in EigenLayer.',
        zh: '流动性再质押代币（LRT）：代表由 YieldNest 自己的验证者质押、并在 EigenLayer 再质押的以太币份额。',
        ...code,
      },
    ],
    earns: [earns],
    leaves: [queue, ticket],
    risks: [slashing, pause, keys, small],
    lately: [],
  },
  {
    token: ynlsde.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): a share of several liquid staking tokens that YieldNest restakes in EigenLayer.',
        zh: '流动性再质押代币（LRT）：代表 YieldNest 在 EigenLayer 再质押的多种流动性质押代币的份额。',
        ...code,
      },
    ],
    earns: [earns],
    leaves: [
      queue,
      {
        en: 'It pays in whichever liquid staking tokens are there, worth together what the ticket says in ether.',
        zh: '以合约当时持有的流动性质押代币支付，合计价值等于凭证上的以太币数额。',
        ...code,
      },
      ticket,
    ],
    risks: [slashing, pause, keys, small],
    lately: [],
  },
  {
    token: ynethx.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of a vault that holds ynETH and other ether assets in several strategies.',
        zh: '一个金库的份额，该金库持有 ynETH 及其他以太币资产，并投入多种策略。',
        source: 'yieldnest/yieldnest-vault',
        date: '2024-12-19',
      },
    ],
    earns: [
      {
        en: 'What the strategies earn raises what one ynETHx is worth. The balance stays the same.',
        zh: '各策略的收益会提高每枚 ynETHx 的价值，余额本身不变。',
        source: 'yieldnest/yieldnest-vault',
        date: '2024-12-19',
      },
    ],
    leaves: [
      {
        en: 'How it is redeemed today is not confirmed. Use YieldNest’s own site, or a market.',
        zh: '目前如何赎回尚未确认。请使用 YieldNest 官方网站，或在市场上卖出。',
        source: 'yieldnest/yieldnest-vault',
        date: '2024-12-19',
      },
    ],
    risks: [
      {
        risk: 'contract',
        en: 'It carries the risks of ynETH and of every strategy it invests in.',
        zh: '它承担 ynETH 以及所投入的每种策略的风险。',
        source: 'yieldnest/yieldnest-vault',
        date: '2024-12-19',
      },
      small,
    ],
    lately: [],
  },
]
