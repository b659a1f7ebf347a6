import type { Card } from '../card.ts'
import { ethx } from './addresses.ts'

const code = { source: 'stader-labs/ethx', date: '2025-12-18' } as const

/** ETHx. */
export const cards: readonly Card[] = [
  {
    token: ethx.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): Stader stakes the ether of many people with node operators, some chosen by Stader and some that anybody can become, and ETHx is your share of it.',
        zh: '流动性质押代币（LST）：Stader 把众人的以太币交给节点运营者质押，其中一部分由 Stader 挑选，一部分任何人都可以加入；ETHx 是你在其中的份额。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'The balance stays; what one ETHx redeems for grows by the rewards, less a fee for Stader and the operators, about once a day.',
        zh: '余额不变；每个 ETHx 可赎回的以太币随奖励增长，大约每天一次，Stader 和运营者从中收取费用。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand ETHx to the withdrawal contract and claim ether when the request is final: at the earliest some hours later, in turn, as soon as the pool has enough ether. There is no fee.',
        zh: '把 ETHx 交给提款合约，申请最终确定后领取以太币：最早在数小时之后，按先后顺序，且资金池要有足够的以太币。不收手续费。',
        ...code,
      },
      {
        en: 'Only the account that was named in the request can claim, and a request cannot be taken back.',
        zh: '只有申请中指定的账户能领取，申请不能撤回。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'Penalties beyond the operators’ own deposits lower the rate. A request that is not final pays the lower of the rate when you asked and the rate when it becomes final.',
        zh: '惩罚若超出运营者自己的保证金，汇率会下降。尚未最终确定的申请，按申请时与确定时两者中较低的汇率支付。',
        ...code,
      },
      {
        risk: 'pause',
        en: 'Stader can pause transfers of ETHx, deposits and withdrawals, each by itself. Requests that are final can always be claimed.',
        zh: 'Stader 可以分别暂停 ETHx 的转账、存入和提款。已最终确定的申请始终可以领取。',
        ...code,
      },
      {
        risk: 'oracle',
        en: 'The rate is what a group of nodes reports. A report that moves it too far is held back until it was looked at, and the old rate stays meanwhile.',
        zh: '汇率由一组节点报告。变动过大的报告会被暂扣核查，其间沿用旧汇率。',
        ...code,
      },
      {
        risk: 'keys',
        en: 'The contracts can be replaced by those who administer them.',
        zh: '合约可以由管理者升级替换。',
        ...code,
      },
    ],
    lately: [
      {
        en: 'Chainlink ended its feed of the ETHx rate on Arbitrum on 22 December 2025.',
        zh: '2025 年 12 月 22 日，Chainlink 终止了 Arbitrum 上的 ETHx 汇率数据。',
        source: 'euler-xyz/oracle-checks',
        date: '2026-08-20',
      },
    ],
  },
]
