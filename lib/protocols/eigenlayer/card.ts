import type { Card } from '../card.ts'
import { backingEigen, eigen } from './addresses.ts'

const contracts = { source: 'Layr-Labs/eigenlayer-contracts', date: '2026-05-03' } as const
const records = { source: 'Layr-Labs/eigenlayer-contracts-zeus-metadata', date: '2026-08-17' } as const
const proposals = { source: 'eigenfoundation/ELIPs', date: '2026-07-14' } as const

const earning = {
  en: 'Held in the account it earns nothing. Restaked with an operator it can receive rewards, among them newly made EIGEN: about 2.36 million a week are shared out since March 2026, by weights that a council sets.',
  zh: '放在账户里不产生收益。再质押给运营商后可获得奖励，其中包括新增发的 EIGEN：2026 年 3 月起每周约 236 万枚，由一个理事会设定的权重分配。',
  ...proposals,
} as const

const restakedLoss = {
  risk: 'slashing',
  en: 'Restaked, it can be slashed by the services its operator has committed it to. What is slashed is destroyed; it cannot be handed to anybody else.',
  zh: '再质押后，可能被运营商承诺服务的 AVS 罚没。罚没的部分会被销毁，不能转给他人。',
  ...contracts,
} as const

/** EIGEN and what it wraps. */
export const cards: readonly Card[] = [
  {
    token: eigen.address,
    chainId: 1,
    behind: [
      {
        en: 'EigenLayer’s own token. It is a wrapper: the contract holds one bEIGEN for every EIGEN. Nothing can be redeemed with it, so it has a market price and no redemption value.',
        zh: 'EigenLayer 自己的代币。它是一层封装：合约为每个 EIGEN 持有一个 bEIGEN。它不能赎回任何资产，因此只有市场价，没有赎回价值。',
        ...contracts,
      },
    ],
    earns: [earning],
    leaves: [
      {
        en: 'EIGEN in the account can be sent or sold like any token. Restaked EIGEN has to be queued for withdrawal and waits as long as every EigenLayer withdrawal; choose to be paid in EIGEN.',
        zh: '账户中的 EIGEN 可以像普通代币一样转出或卖出。再质押的 EIGEN 需先申请提款，等待时间与其他 EigenLayer 提款相同；请选择以 EIGEN 领取。',
        ...contracts,
      },
    ],
    risks: [
      {
        risk: 'depeg',
        en: 'Its price is what the market gives. Nothing holds it up, and new EIGEN is made every week.',
        zh: '价格完全取决于市场，没有任何资产支撑，而且每周都有新的 EIGEN 产生。',
        ...proposals,
      },
      restakedLoss,
      {
        risk: 'keys',
        en: 'The contracts can be replaced by those who administer EigenLayer, after a delay of a timelock for most of them.',
        zh: '合约可由 EigenLayer 的管理者替换，其中多数需先经过时间锁的等待期。',
        ...records,
      },
    ],
    lately: [
      {
        en: 'Since March 2026 a contract makes the weekly EIGEN and divides it by the council’s weights; before, a fixed amount was paid by programme.',
        zh: '2026 年 3 月起，每周的 EIGEN 由合约增发，并按理事会的权重分配；此前按计划发放固定数额。',
        ...proposals,
      },
    ],
  },
  {
    token: backingEigen,
    chainId: 1,
    behind: [
      {
        en: 'The token inside EIGEN, one for one. It exists so that it could be replaced if those who restake EIGEN ever had to be judged by everybody; no such fork has happened.',
        zh: 'EIGEN 内部封装的代币，一比一对应。设计它是为了在需要由所有人裁决再质押者时可以被替换；这样的分叉从未发生。',
        ...records,
      },
    ],
    earns: [earning],
    leaves: [
      {
        en: 'It can be wrapped into EIGEN at once, one for one, which most places trade. Unwrapped, few do.',
        zh: '可以随时一比一封装成 EIGEN，多数市场交易的是 EIGEN；很少有市场直接交易 bEIGEN。',
        ...contracts,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'A withdrawal that names bEIGEN instead of EIGEN pays this token, and few venues take it. Wrap it first.',
        zh: '提款时若指定 bEIGEN 而非 EIGEN，收到的就是它，而接受它的市场很少。请先封装成 EIGEN。',
        ...contracts,
      },
      restakedLoss,
      {
        risk: 'contract',
        en: 'It can be upgraded, and in a fork it is the side that is replaced.',
        zh: '合约可升级；若发生分叉，被替换的正是它。',
        ...records,
      },
    ],
    lately: [],
  },
]
