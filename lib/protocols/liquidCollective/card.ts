import type { Card } from '../card.ts'
import { lseth } from './addresses.ts'

const code = { source: 'liquid-collective/liquid-collective-protocol', date: '2026-05-11' } as const

/** LsETH. */
export const cards: readonly Card[] = [
  {
    token: lseth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) for institutions: several operators stake the ether of many holders with validators, and LsETH is your share of it.',
        zh: '面向机构的流动性质押代币（LST）：多家运营商把持有者的以太币交给验证者质押，LsETH 是你在其中的份额。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards raise the ether that each LsETH stands for, about daily; your balance stays the same.',
        zh: '奖励会提高每个 LsETH 代表的以太币，大约每天更新；你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'Accounts on the issuer’s allowlist, for which you must identify yourself, ask to redeem and wait in line. Reports set ether aside in order; a request can be paid in parts. Everybody else sells.',
        zh: '列入发行方白名单（需要验证身份）的账户可以申请赎回并排队。每次报告按顺序备款，一笔申请可能分几次支付。其他人只能卖出。',
        ...code,
      },
      {
        en: 'A request never pays more than it was worth when it was made, and less if the rate falls before it is settled.',
        zh: '申请支付的金额不会超过提出时的价值；结算前汇率下降，则会更少。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'allowlist',
        en: 'Without a place on the allowlist you can neither mint nor redeem. The issuer can bar an account, also from claiming what it already asked for.',
        zh: '不在白名单上就无法铸造和赎回。发行方可以禁止某个账户，被禁止的账户连已申请的款项也无法领取。',
        ...code,
      },
      {
        risk: 'slashing',
        en: 'If validators are penalised the rate falls, also for requests that wait. While losses are being contained redeeming stops.',
        zh: '验证者受罚后汇率下降，等待中的申请同样受影响。控制损失期间，赎回会停止。',
        ...code,
      },
      {
        risk: 'liquidity',
        en: 'Few people trade it; those who must sell may get less than its rate.',
        zh: '交易的人很少，只能卖出的持有者可能拿不到其汇率的价格。',
        source: 'balancer/code-review',
        date: '2026-07-22',
      },
      {
        risk: 'bridge',
        en: 'On Base and Linea it is a bridged copy that is burnt and minted by Chainlink’s bridge.',
        zh: 'Base 和 Linea 上的是跨链副本，由 Chainlink 跨链桥销毁和铸造。',
        source: 'smartcontractkit/documentation',
        date: '2026-08-21',
      },
    ],
    lately: [],
  },
]
