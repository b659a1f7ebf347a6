import type { Card } from '../card.ts'
import { cdceth } from './addresses.ts'

const registry = { source: 'balancer/code-review', date: '2026-07-22' } as const
const listing = { source: 'DefiLlama/yield-server', date: '2026-08-22' } as const

/** CDCETH. */
export const cards: readonly Card[] = [
  {
    token: cdceth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of the exchange Crypto.com: a claim on ether that the company holds and stakes for its customers.',
        zh: 'Crypto.com 交易所的流动性质押代币（LST）：代表该公司替客户保管并质押的以太币。',
        ...listing,
      },
    ],
    earns: [
      {
        en: 'The company writes a higher rate from time to time; your balance stays the same.',
        zh: '该公司不时写入更高的汇率，你的余额不变。',
        ...registry,
      },
    ],
    leaves: [
      {
        en: 'It is redeemed in a Crypto.com account, off the chain. On chain it can only be sold.',
        zh: '在 Crypto.com 账户内链下兑换，链上只能卖出。',
        ...listing,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'Everything rests on one company that keeps the ether and writes the rate.',
        zh: '一切取决于保管以太币并写入汇率的这一家公司。',
        ...listing,
      },
      {
        risk: 'liquidity',
        en: 'Few people trade it on chain; selling much at once may fetch less than its rate.',
        zh: '链上交易的人很少，一次卖出较多可能拿不到其汇率的价格。',
        ...registry,
      },
      {
        risk: 'bridge',
        en: 'On Cronos it is another contract, which Bowline does not read.',
        zh: 'Cronos 上是另一个合约，Bowline 不读取。',
        ...listing,
      },
    ],
    lately: [],
  },
]
