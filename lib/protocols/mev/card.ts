import type { Card } from '../card.ts'
import { meveth } from './addresses.ts'

const code = { source: 'manifoldfinance/mevETH2', date: '2024-02-12' } as const
const listing = { source: 'DefiLlama/yield-server', date: '2026-08-22' } as const

/** mevETH. */
export const cards: readonly Card[] = [
  {
    token: meveth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of MEV Protocol: a share of staked ether, begun with what Cream Finance had staked.',
        zh: 'MEV Protocol 的流动性质押代币（LST）：代表一份质押的以太币，最初来自 Cream Finance 质押的以太币。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards that are paid into the contract raise the rate at which mevETH redeems. Your balance stays the same.',
        zh: '支付到合约的奖励会推高 mevETH 的兑换汇率，你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'It redeems at once for WETH, less a small fee, as far as the contract holds ether. What is missing becomes a ticket that an operator pays in order; no time is promised.',
        zh: '合约有以太币时可立即赎回为 WETH，收取少量费用。不足部分成为一张凭据，由运营账户按顺序支付，不承诺时限。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'A public index of yields dropped it as dead. There may be hardly a market, and nobody may be left to pay tickets.',
        zh: '一个公开的收益索引已将其列为停止维护。可能几乎没有市场，也无人支付凭据。',
        ...listing,
      },
      {
        risk: 'keys',
        en: 'Operators decide when tickets are paid and which validators get ether; administrators can replace the parts of the protocol after a week’s notice.',
        zh: '运营账户决定何时支付凭据、由哪些验证者接收以太币；管理者公示一周后可以更换协议组件。',
        ...code,
      },
      {
        risk: 'slashing',
        en: 'The contract has no way to write down a loss: if validators lose ether, the last to leave may find nothing.',
        zh: '合约无法记录亏损：如果验证者损失了以太币，最后离开的人可能一无所得。',
        ...code,
      },
    ],
    lately: [],
  },
]
