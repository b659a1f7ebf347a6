import type { Card } from '../card.ts'
import { cbeth } from './addresses.ts'

const code = { source: 'coinbase/wrapped-tokens-os', date: '2022-10-28' } as const
const review = { source: 'balancer/code-review', date: '2026-07-22' } as const

/** cbETH. */
export const cards: readonly Card[] = [
  {
    token: cbeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of a company: Coinbase stakes ether of its customers, and cbETH is a claim against Coinbase on a part of it.',
        zh: '由公司发行的流动性质押代币（LST）：Coinbase 质押其客户的以太币，cbETH 是对 Coinbase 的一份债权，代表其中的一部分。',
        ...code,
      },
      {
        en: 'Only Coinbase makes and destroys cbETH. Nothing on Ethereum proves how much ether stands behind it.',
        zh: '只有 Coinbase 能铸造和销毁 cbETH。以太坊上没有任何东西能证明它背后有多少以太币。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'The balance stays; what one cbETH is worth in ether grows by the staking rewards, less Coinbase’s commission. Coinbase writes the rate about once a day.',
        zh: '余额不变；每个 cbETH 对应的以太币随质押奖励增长，Coinbase 从中收取佣金，并大约每天写入一次汇率。',
        ...review,
      },
    ],
    leaves: [
      {
        en: 'On chain cbETH can only be sold: its contract has no way to redeem it. Turning it back into ether is something Coinbase does for customers in their Coinbase accounts, at its own terms.',
        zh: '在链上只能卖出 cbETH：它的合约没有赎回功能。换回以太币由 Coinbase 在其客户的 Coinbase 账户内办理，条件由 Coinbase 规定。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'You rely on one company: that it keeps the ether, stakes it with care, and lets you redeem.',
        zh: '你依赖的是一家公司：由它保管以太币、谨慎质押，并允许你赎回。',
        ...code,
      },
      {
        risk: 'blacklist',
        en: 'Coinbase can block accounts and can stop every transfer of the token.',
        zh: 'Coinbase 可以封锁账户，也可以停止这种代币的所有转账。',
        ...code,
      },
      {
        risk: 'slashing',
        en: 'If Coinbase’s validators are penalised, Coinbase can write a lower rate.',
        zh: '若 Coinbase 的验证者受罚，Coinbase 可以写入更低的汇率。',
        ...code,
      },
      {
        risk: 'depeg',
        en: 'Without a way out on chain the market price can stay below the rate for long.',
        zh: '由于链上没有退出方式，市场价可能长期低于其汇率。',
        ...code,
      },
      {
        risk: 'oracle',
        en: 'The rate is what an account of Coinbase writes; nobody can check it on chain.',
        zh: '汇率由 Coinbase 的账户写入，在链上无从核实。',
        ...code,
      },
      {
        risk: 'bridge',
        en: 'The copy on Polygon is not Coinbase’s: a third party’s bridge made it.',
        zh: 'Polygon 上的副本并非出自 Coinbase，而是由第三方的跨链桥制作。',
        source: 'duneanalytics/spellbook',
        date: '2026-08-21',
      },
    ],
    lately: [],
  },
]
