import type { Card } from '../card.ts'
import { teth } from './addresses.ts'

const code = { source: 'treehouse-gaia/tETH', date: '2024-09-27' } as const
const redeeming = {
  source: 'TreehouseRedemptionV2, its source as seen in a public audit set',
  date: '2026-11-27',
} as const

/** tETH. */
export const cards: readonly Card[] = [
  {
    token: teth.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of a vault of Lido’s wstETH that borrows ether against it and stakes again: more staked ether per ether put in, and debt behind it. It is closer to a strategy than to a plain liquid staking token (LST).',
        zh: '一个 Lido wstETH 金库的份额：金库抵押 wstETH 借入以太币再次质押，投入 1 份以太币可质押更多，但背后有负债。与其说是普通的流动性质押代币（LST），不如说是一种策略。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Staking rewards, more of them as long as borrowing costs less than staking earns. The rate in wstETH rises; your balance stays the same.',
        zh: '赚取质押奖励；只要借款成本低于质押收益，就能多赚。它对 wstETH 的汇率上升，你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand it in, wait a set time, seven days when the contract was written, and take wstETH, less a small fee. It pays the lesser of what it was worth when you asked and when you finish, and only while the vault holds enough.',
        zh: '交出后等待规定时间（合约编写时为 7 天），再领取 wstETH，扣除少量手续费。按申请时与完成时两者中较低的价值支付，且金库余额足够时才能领取。',
        ...redeeming,
      },
      {
        en: 'For a higher fee it can be redeemed at once, as far as the vault holds wstETH that nobody is waiting for. Both ways have a smallest amount, which can be large.',
        zh: '支付更高的手续费可立即赎回，以金库中未被预留的 wstETH 为限。两种方式都有最小数量，可能较大。',
        ...redeeming,
      },
    ],
    risks: [
      {
        risk: 'contract',
        en: 'Borrowing against staked ether loses money when rates turn, and the collateral can be sold off when wstETH falls against ether.',
        zh: '抵押质押资产借款，在利率逆转时会亏损；wstETH 对以太币下跌时，抵押品可能被清算。',
        ...code,
      },
      {
        risk: 'slashing',
        en: 'Losses of Lido’s validators reach it through wstETH, enlarged by the borrowing. They also lower a redemption that is waiting.',
        zh: 'Lido 验证者的损失会通过 wstETH 传导，并因借款而放大，等待中的赎回同样受影响。',
        ...redeeming,
      },
      {
        risk: 'blacklist',
        en: 'The issuer can bar an account: it can then neither send nor receive tETH.',
        zh: '发行方可以禁止某个账户，被禁止的账户不能收发 tETH。',
        ...code,
      },
      {
        risk: 'liquidity',
        en: 'Most of the wstETH is at work. A redemption whose time has come waits until enough of it is back.',
        zh: '大部分 wstETH 都在运作中。到期的赎回要等足够的 wstETH 回到金库。',
        ...redeeming,
      },
      {
        risk: 'pause',
        en: 'One switch stops both ways of redeeming, and there is no way to take a request back.',
        zh: '一个开关即可停止两种赎回方式，已提出的申请无法撤回。',
        ...redeeming,
      },
      {
        risk: 'bridge',
        en: 'On Arbitrum, Base and Avalanche it is a bridged copy that depends on Chainlink’s bridge.',
        zh: 'Arbitrum、Base 和 Avalanche 上的是跨链副本，依赖 Chainlink 跨链桥。',
        source: 'smartcontractkit/documentation',
        date: '2026-08-21',
      },
    ],
    lately: [],
  },
]
