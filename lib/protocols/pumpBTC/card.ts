import type { Card } from '../card.ts'
import { pumpbtc } from './addresses.ts'

const code = { source: 'pumpbtc/pumpBTC-contract', date: '2024-12-09' } as const
const feeds = { source: 'smartcontractkit/documentation', date: '2026-08-21' } as const

/** pumpBTC. */
export const cards: readonly Card[] = [
  {
    token: pumpbtc.address,
    chainId: 1,
    behind: [
      {
        en: 'A bitcoin token: one for each wrapped bitcoin that was handed in. An operator takes those out of the contract and stakes bitcoin with Babylon, where it secures other networks.',
        zh: '比特币代币：每个对应一枚交入的包装比特币。运营账户将其从合约中取出，再把比特币质押到 Babylon，为其他网络提供安全保障。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'pumpBTC itself stays at one bitcoin; what the stake earns is handed out beside it.',
        zh: 'pumpBTC 本身保持一比一对应比特币，质押收益另行发放。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand it in and claim after about nine days, one to one less a fee, when the operator has brought enough back. Requests of one day share a place; a place must be claimed before the same day of the next ten comes round.',
        zh: '交出后约九天可以领取，一比一兑换并扣除费用，前提是运营账户已转回足够资金。同一天的申请共用一个位置，下一个十日周期的同一天之前必须先领取该位置。',
        ...code,
      },
      {
        en: 'You can also leave at once for a higher fee, out of what others staked since the operator last came.',
        zh: '也可以支付更高的费用立即退出，资金来自运营账户上次取款之后他人的质押。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'The operator holds what was handed in. If it does not come back, requests are not paid.',
        zh: '交入的资产由运营账户持有。若不转回，申请就得不到支付。',
        ...code,
      },
      {
        risk: 'keys',
        en: 'The owner can pause everything, switch leaving off and set the fees.',
        zh: '所有者可以暂停一切操作、关闭退出并设定费用。',
        ...code,
      },
      {
        risk: 'oracle',
        en: 'Its published reserves and rate were switched off in August 2026; nothing on chain says any more what stands behind it.',
        zh: '其公布的储备和汇率已于 2026 年 8 月停用，链上不再有任何信息说明背后的资产。',
        ...feeds,
      },
      {
        risk: 'liquidity',
        en: 'There may be hardly a market; a sale may fetch much less than one bitcoin.',
        zh: '市场可能几乎不存在，卖出价可能远低于一枚比特币。',
        ...feeds,
      },
    ],
    lately: [
      {
        en: 'Chainlink switched off the feeds of pumpBTC on 19 August 2026.',
        zh: 'Chainlink 于 2026 年 8 月 19 日停用了 pumpBTC 的价格源。',
        ...feeds,
      },
    ],
  },
]
