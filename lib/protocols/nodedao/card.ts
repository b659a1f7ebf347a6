import type { Card } from '../card.ts'
import { neth } from './addresses.ts'

const code = { source: 'NodeDAO/NodeDAO-Protocol', date: '2024-01-24' } as const
const listing = { source: 'DefiLlama/yield-server', date: '2026-08-22' } as const

/** nETH. */
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
        en: 'Withdrawals go through the protocol’s own contracts, which Bowline does not read. Ask the protocol before you count on them.',
        zh: '提款通过协议自己的合约进行，Bowline 不读取这些合约。指望提款之前请先向该协议确认。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'It is small or dormant: expect hardly any market.',
        zh: '规模很小或已停摆，几乎没有市场。',
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
]
