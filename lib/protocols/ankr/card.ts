import type { Card } from '../card.ts'
import { ankreth } from './addresses.ts'

const pool = { source: 'Ankr GlobalPool_R43, its source as seen in a public audit set', date: '2026-11-27' } as const
const registry = { source: 'balancer/code-review', date: '2026-07-22' } as const

/** ankrETH. */
export const cards: readonly Card[] = [
  {
    token: ankreth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): Ankr stakes the ether of many people with validators, and ankrETH is your share of it that you can still send and trade.',
        zh: '流动性质押代币（LST）：Ankr 把众人的以太币交给验证者质押，ankrETH 是你在其中的份额，仍可转账和交易。',
        ...pool,
      },
    ],
    earns: [
      {
        en: 'Each ankrETH stands for more and more ether; your balance stays the same. The token keeps the inverse, the ankrETH per ether, which falls.',
        zh: '每个 ankrETH 代表的以太币越来越多，你的余额不变。代币合约记录的是反过来的比率，即每个以太币对应的 ankrETH，它会下降。',
        ...registry,
      },
    ],
    leaves: [
      {
        en: 'You hand it in, which fixes the amount of ether, and wait in line. Ankr’s operator sends the ether when the pool holds enough; no time is promised. What cannot be delivered, often to accounts that are contracts, has to be fetched.',
        zh: '交出代币时，可得的以太币数量即确定，然后排队等待。资金池余额足够时，Ankr 的运营账户会把以太币发给你，不承诺时限。送不到的款项（多见于合约账户）需要自行领取。',
        ...pool,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'If validators are penalised, an operator of Ankr writes a worse ratio, and each ankrETH stands for less.',
        zh: '验证者受罚后，Ankr 的运营账户会写入更差的比率，每个 ankrETH 代表的以太币变少。',
        ...pool,
      },
      {
        risk: 'keys',
        en: 'Operator keys of Ankr write the ratio and decide when the queue is paid; the owner can replace the contracts’ parts and pause them.',
        zh: 'Ankr 的运营密钥负责写入比率，并决定何时支付排队款项；所有者可以更换合约组件或暂停合约。',
        ...pool,
      },
      {
        risk: 'liquidity',
        en: 'It is small: selling much of it at once may fetch noticeably less than its rate.',
        zh: '规模较小，一次卖出较多可能明显低于其汇率。',
        ...registry,
      },
      {
        risk: 'bridge',
        en: 'On Arbitrum, Optimism, BNB Chain and Avalanche it is a bridged copy that depends on its bridge.',
        zh: 'Arbitrum、Optimism、BNB Chain 和 Avalanche 上的是跨链副本，依赖其跨链桥。',
        ...registry,
      },
    ],
    lately: [],
  },
]
