import type { Card } from '../card.ts'
import { reth } from './addresses.ts'

const docs = { source: 'docs.rocketpool.net', date: '2026-08-18' } as const
const code = { source: 'rocket-pool/rocketpool', date: '2026-04-17' } as const

/** rETH. */
export const cards: readonly Card[] = [
  {
    token: reth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): Rocket Pool lends the ether of many people to independent node operators, who run validators with it, and rETH is your share of all of it.',
        zh: '流动性质押代币（LST）：Rocket Pool 把众人的以太币交给独立的节点运营者运行验证者，rETH 是你在其中的份额。',
        ...docs,
      },
      {
        en: 'Anybody can become an operator by putting up ether of their own, which bears losses first.',
        zh: '任何人投入自己的以太币作为保证金即可成为运营者，发生损失时先由保证金承担。',
        ...docs,
      },
    ],
    earns: [
      {
        en: 'The balance stays; what one rETH redeems for grows by the validators’ rewards, about once a day. Operators and holders of the RPL token keep their parts.',
        zh: '余额不变；每个 rETH 可赎回的以太币会随验证者奖励增长，大约每天一次。节点运营者和 RPL 代币持有者各留一部分。',
        ...docs,
      },
    ],
    leaves: [
      {
        en: 'You give rETH back and get ether in the same transaction, as long as Rocket Pool has enough of it at hand. There is no fee and no queue: when the ether is used up you wait for more, or sell.',
        zh: '交回 rETH，同一笔交易即可得到以太币，前提是 Rocket Pool 手头有足够的以太币。不收手续费，也没有排队：以太币用完时，只能等待补充或卖出。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'Penalties beyond what an operator put up fall on everybody who holds rETH, when the next report is written.',
        zh: '惩罚若超出运营者的保证金，由所有 rETH 持有者分担，在下一次报告写入时体现。',
        ...docs,
      },
      {
        risk: 'liquidity',
        en: 'Giving rETH back works only up to the ether that is there. In a rush that can be nothing for a while, and the market price may fall below the value.',
        zh: '交回 rETH 的数量以手头的以太币为限。众人集中退出时，可能一段时间内无法赎回，市场价也可能低于其价值。',
        ...code,
      },
      {
        risk: 'oracle',
        en: 'The rate is what more than half of a group of trusted nodes report, and may move by two percent at most in one report. Between reports it stands still.',
        zh: '汇率由一组受信任节点中的过半数报告，每次变动不超过百分之二。两次报告之间保持不变。',
        ...docs,
      },
      {
        risk: 'contract',
        en: 'The ether of a burn is sent with very little gas: some smart contract accounts cannot receive it and have to sell instead.',
        zh: '赎回时支付的以太币只附带极少的 gas：某些智能合约账户无法接收，只能改为卖出。',
        ...code,
      },
      {
        risk: 'keys',
        en: 'The token itself cannot be changed, but the contracts around it can, by Rocket Pool’s votes.',
        zh: '代币本身不能更改，但它周围的合约可以由 Rocket Pool 的投票升级。',
        ...docs,
      },
    ],
    lately: [
      {
        en: 'Since the “Saturn” upgrade of February 2026 operators need only four ether of their own for a validator, and the deposit pool has a new address.',
        zh: '自 2026 年 2 月的“Saturn”升级起，运营者每个验证者只需自有四个以太币，存款池也换了新地址。',
        ...docs,
      },
    ],
  },
]
