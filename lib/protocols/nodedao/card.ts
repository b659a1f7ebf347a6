import type { Card } from '../card.ts'
import { neth, rneth } from './addresses.ts'

const code = { source: 'NodeDAO/NodeDAO-Protocol', date: '2024-01-24' } as const
const listing = { source: 'DefiLlama/yield-server', date: '2026-08-22' } as const

/** nETH and rnETH. */
export const cards: readonly Card[] = [
  {
    token: neth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of NodeDAO: a share of ether staked with validators of several operators.',
        zh: 'NodeDAO 的流动性质押代币（LST）：代表交给多家运营商验证者质押的以太币份额。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards raise the rate at which nETH redeems; your balance stays the same.',
        zh: '奖励会推高 nETH 的兑换汇率，你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'The pool pays at once while it holds the ether; otherwise it takes a request and pays it after a wait of some days, at the rate of the day it was asked for.',
        zh: '资金池持有足够以太币时立即支付；否则接受提款申请，等待数日后按申请当日的汇率支付。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'It is small: expect hardly any market.',
        zh: '规模很小，几乎没有市场。',
        ...listing,
      },
      {
        risk: 'slashing',
        en: 'Penalties of validators lower the rate.',
        zh: '验证者受罚会拉低汇率。',
        ...code,
      },
      {
        risk: 'keys',
        en: 'The contracts can be replaced by those who administer them.',
        zh: '合约可以由管理者升级替换。',
        ...code,
      },
    ],
    lately: [],
  },
  {
    token: rneth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT) of NodeDAO: a share of ether staked with validators whose stake is restaked with EigenLayer.',
        zh: 'NodeDAO 的流动性再质押代币（LRT）：代表由验证者质押并通过 EigenLayer 再质押的以太币份额。',
        ...listing,
      },
    ],
    earns: [
      {
        en: 'Rewards raise the rate at which rnETH redeems; your balance stays the same.',
        zh: '奖励会推高 rnETH 的兑换汇率，你的余额不变。',
        ...listing,
      },
    ],
    leaves: [
      {
        en: 'The pool pays at once while it holds the ether; otherwise it takes a request, which is paid when ether has come back from EigenLayer.',
        zh: '资金池持有足够以太币时立即支付；否则接受提款申请，等以太币从 EigenLayer 返回后支付。',
        ...listing,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'It is small: expect hardly any market, and waits when many leave.',
        zh: '规模很小，几乎没有市场；退出者多时需要等待。',
        ...listing,
      },
      {
        risk: 'slashing',
        en: 'Penalties of validators, and of the services that EigenLayer secures, lower the rate.',
        zh: '验证者受罚，或 EigenLayer 所保护的服务发生罚没，都会拉低汇率。',
        ...listing,
      },
      {
        risk: 'keys',
        en: 'The contracts can be replaced by those who administer them.',
        zh: '合约可以由管理者升级替换。',
        ...listing,
      },
    ],
    lately: [],
  },
]
