import type { Card } from '../card.ts'
import { qeth } from './addresses.ts'

const code = { source: 'tranchess/contract-core', date: '2024-12-20' } as const
const listing = { source: 'DefiLlama/yield-server', date: '2026-08-22' } as const

/** qETH. */
export const cards: readonly Card[] = [
  {
    token: qeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of Tranchess: a share of a fund of staked ether, whose other shares carried more or less risk.',
        zh: 'Tranchess 的流动性质押代币（LST）：一个质押以太币基金的份额，该基金还发行过风险更高或更低的份额。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards raise what each qETH stands for, less the fund’s fee; your balance stays the same.',
        zh: '奖励会提高每个 qETH 代表的价值（扣除基金费用），你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'Redemptions go through the fund’s own contracts, which Bowline does not read. Ask the protocol before you count on them.',
        zh: '赎回通过基金自己的合约进行，Bowline 不读取这些合约。指望赎回之前请先向该协议确认。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'A public index of yields dropped it as dead. Nobody may be left to run it.',
        zh: '一个公开的收益索引已将其列为停止维护，可能已无人运营。',
        ...listing,
      },
      {
        risk: 'slashing',
        en: 'The rate is what the fund’s contract says it holds; validators’ penalties lower it.',
        zh: '汇率取决于基金合约自报的持有量，验证者受罚会拉低汇率。',
        ...code,
      },
      {
        risk: 'contract',
        en: 'The fund’s contracts are intricate, and those who administer them can change them.',
        zh: '基金合约较为复杂，管理者可以更改。',
        ...code,
      },
    ],
    lately: [],
  },
]
