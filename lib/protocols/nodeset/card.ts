import type { Card } from '../card.ts'
import { xreth } from './addresses.ts'

const code = { source: 'nodeset-org/constellation', date: '2025-01-21' } as const
const registry = { source: 'smartcontractkit/documentation', date: '2026-08-21' } as const

/** xrETH. */
export const cards: readonly Card[] = [
  {
    token: xreth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): a share of ether that many operators of NodeSet run as one on Rocket Pool.',
        zh: '流动性质押代币（LST）：代表 NodeSet 的众多运营商在 Rocket Pool 上共同运行的以太币份额。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards, less fees to operators and to the treasury, raise the rate at which xrETH redeems; your balance stays the same. A small fee is charged when you deposit.',
        zh: '奖励扣除运营商和金库的费用后会推高 xrETH 的兑换汇率，你的余额不变。存入时收取少量费用。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'It is redeemed at once for WETH, as far as the vault holds some. When it does not, you wait for others’ deposits or for validators, or sell.',
        zh: '只要金库中有 WETH 就可以立即赎回；不足时，要等待他人存入或验证者退出，或者卖出。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'Only a part of the ether is kept ready; once it is taken, nobody says how long redemptions wait.',
        zh: '只有一部分以太币备用，取完之后赎回要等多久没有任何承诺。',
        ...code,
      },
      {
        risk: 'slashing',
        en: 'Penalties of validators that exceed the operators’ own stake lower the rate, and so does a fault of Rocket Pool.',
        zh: '验证者受罚超过运营商自有质押的部分会拉低汇率，Rocket Pool 出现故障也会如此。',
        ...code,
      },
      {
        risk: 'oracle',
        en: 'The vault counts what an oracle reports. When reports are late, deposits stop.',
        zh: '金库按预言机的报告计价。报告延迟时，存入会停止。',
        ...code,
      },
      {
        risk: 'keys',
        en: 'Administrators can replace the contracts; addresses under sanctions cannot send or receive it.',
        zh: '管理者可以更换合约，受制裁的地址不能转出或转入。',
        ...code,
      },
      {
        risk: 'bridge',
        en: 'On Arbitrum and Linea it is a bridged copy that depends on its bridge.',
        zh: 'Arbitrum 和 Linea 上的是跨链副本，依赖其跨链桥。',
        ...registry,
      },
    ],
    lately: [],
  },
]
