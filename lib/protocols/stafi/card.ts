import type { Card } from '../card.ts'
import { reth } from './addresses.ts'

const code = { source: 'stafiprotocol/eth2-staking', date: '2025-12-29' } as const
const notice = { source: 'StaFi, proposal to sunset', date: '2026-04-13' } as const
const curve = { source: 'curvefi/curve-js', date: '2026-07-16' } as const

/** rETH of StaFi. */
export const cards: readonly Card[] = [
  {
    token: reth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of StaFi: a share of ether staked with validators by many operators. It is not the rETH of Rocket Pool, which has the same symbol.',
        zh: 'StaFi 的流动性质押代币（LST）：代表由多家运营商交给验证者质押的以太币份额。它不是同名的 Rocket Pool rETH。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards used to raise the rate at which it redeems. The protocol is winding down.',
        zh: '此前奖励会推高兑换汇率。该协议正在停止运营。',
        ...notice,
      },
    ],
    leaves: [
      {
        en: 'StaFi’s contract takes rETH back: at once while ether lies in its pool, else in turn, up to a limit for each day. While it winds down nobody can say when a withdrawal is paid; the protocol’s notice says more.',
        zh: 'StaFi 的合约收回 rETH：资金池中有以太币时立即支付，否则按顺序支付，并设有每日上限。清退期间无法确定提款何时支付，详情见协议公告。',
        ...notice,
      },
    ],
    risks: [
      {
        risk: 'sunset',
        en: 'The end of the protocol was proposed and took effect on 13 April 2026. Those who wait may find nobody left who runs it.',
        zh: '该协议的停止提案已于 2026 年 4 月 13 日生效。等待的人可能会发现已无人维护。',
        ...notice,
      },
      {
        risk: 'liquidity',
        en: 'There is hardly a market left; a sale may fetch much less than the rate.',
        zh: '市场几乎已不存在，卖出价可能远低于汇率。',
        ...curve,
      },
      {
        risk: 'slashing',
        en: 'Penalties of validators lower the rate.',
        zh: '验证者受罚会拉低汇率。',
        ...code,
      },
    ],
    lately: [
      {
        en: 'Sunset proposed and effective.',
        zh: '停止运营的提案已通过并生效。',
        ...notice,
      },
    ],
  },
]
