import type { Card } from '../card.ts'
import { olderVeth, veth } from './addresses.ts'

const code = { source: 'bifrost-io/bifrost-vETH-2.0', date: '2025-11-04' } as const
const listing = { source: 'DefiLlama/yield-server', date: '2026-08-22' } as const

const risks = [
  {
    risk: 'keys',
    en: 'The owner of the contract can take ether out of it that waits to be paid, and pause staking and handing in.',
    zh: '合约所有者可以取走合约中等待支付的以太币，也可以暂停质押和赎回申请。',
    ...code,
  },
  {
    risk: 'slashing',
    en: 'Losses of validators are taken off what vETH stands for.',
    zh: '验证者的损失会从 vETH 代表的价值中扣除。',
    ...code,
  },
  {
    risk: 'liquidity',
    en: 'It is small and hardly traded. Nobody promises how long the queue takes.',
    zh: '规模小，几乎没有交易，排队多久没有任何承诺。',
    ...listing,
  },
] as const

/** vETH, and the one before it. */
export const cards: readonly Card[] = [
  {
    token: veth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): a share of ether that Bifrost stakes with validators.',
        zh: '流动性质押代币（LST）：代表 Bifrost 交给验证者质押的以太币份额。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards, less a fee, raise the rate at which vETH redeems; your balance stays the same.',
        zh: '奖励扣除费用后会推高 vETH 的兑换汇率，你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand it in, which fixes the ether you get, and wait in line until enough ether has come in. What your turn covers can be fetched, also in parts. Handing in more moves all of it to the end of the line.',
        zh: '交出时可得的以太币即确定，然后排队等待足够的以太币到账。轮到的部分可以领取，也可分次领取。再次交出会让全部重新排到队尾。',
        ...code,
      },
    ],
    risks,
    lately: [],
  },
  {
    token: olderVeth.address,
    chainId: 1,
    behind: [
      {
        en: 'The vETH before the present one, for ether staked when nothing could be withdrawn yet.',
        zh: '当前 vETH 之前的版本，代表尚不能提款时质押的以太币。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Nothing: it counts one ether each. Exchanged for vETH, it earns again.',
        zh: '没有收益：每个按一个以太币计。换成 vETH 后重新获得收益。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'Bifrost’s contract exchanges it for vETH worth as many ether, at once.',
        zh: 'Bifrost 的合约可立即将它换成价值相等（按以太币计）的 vETH。',
        ...code,
      },
    ],
    risks,
    lately: [],
  },
]
