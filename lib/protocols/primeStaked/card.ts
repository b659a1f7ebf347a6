import type { Card } from '../card.ts'
import { primeeth } from './addresses.ts'

const code = { source: 'oplabs/primestaked-eth', date: '2025-07-09' } as const

export const cards: readonly Card[] = [
  {
    token: primeeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT) by Origin, built on Kelp’s code: a share of liquid staking tokens, most of them Origin’s OETH, that are restaked in EigenLayer.',
        zh: 'Origin 推出的流动性再质押代币（LRT），基于 Kelp 的代码：代表在 EigenLayer 再质押的流动性质押代币（大部分是 Origin 的 OETH）的份额。',
        ...code,
      },
      {
        en: 'Anybody may have the rate written anew. In between it stands still, and nothing on chain says how old it is.',
        zh: '任何人都可以触发更新兑换率；两次更新之间兑换率保持不变，链上也没有记录它是何时写入的。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Staking and restaking rewards raise what one primeETH redeems for. The balance stays the same.',
        zh: '质押和再质押的奖励会提高每枚 primeETH 可兑换的数额，余额本身不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'By a request that is paid in OETH once EigenLayer’s delay is over. The amount of OETH is fixed at once, but a slash during the delay still takes from it.',
        zh: '提交申请，EigenLayer 的等待期结束后以 OETH 支付。OETH 数额在申请时确定，但等待期内的罚没仍会使其减少。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'Nothing recent confirms that it is still looked after, and little of it is traded.',
        zh: '没有近期资料能证实它仍有人维护，市场上的交易量也很少。',
        source: 'DefiLlama/DefiLlama-Adapters',
        date: '2026-08-22',
      },
      {
        risk: 'slashing',
        en: 'A slash of its operator in EigenLayer lowers what it is worth.',
        zh: '其在 EigenLayer 的运营者被罚没时，价值会下降。',
        ...code,
      },
      {
        risk: 'keys',
        en: 'Three of seven signers can upgrade, pause and manage every contract.',
        zh: '七个签名人中的三人即可升级、暂停和管理所有合约。',
        ...code,
      },
    ],
    lately: [
      {
        en: 'A finished withdrawal can also be taken as ynLSDe, YieldNest’s token.',
        zh: '已完成的提款也可以领取为 YieldNest 的代币 ynLSDe。',
        ...code,
      },
    ],
  },
]
