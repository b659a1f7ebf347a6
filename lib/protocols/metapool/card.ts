import type { Card } from '../card.ts'
import { mpeth, speth } from './addresses.ts'

const code = { source: 'Meta-Pool/metapool-ethereum', date: '2025-07-15' } as const
const theft = { source: 'Clara Hacks, MetaPool mpETH Free Mint', date: '2025-06-17' } as const

const keys = {
  risk: 'keys',
  en: 'Administrators can replace the contracts, and the owner of the withdrawals contract can point it at another token.',
  zh: '管理者可以更换合约，提款合约的所有者也可以让它改为服务另一种代币。',
  ...code,
} as const

/** spETH, and mpETH before it. */
export const cards: readonly Card[] = [
  {
    token: speth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): a share of ether that Meta Pool stakes with validators. It took the place of mpETH.',
        zh: '流动性质押代币（LST）：代表 Meta Pool 交给验证者质押的以太币份额。它取代了 mpETH。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Reports of rewards raise the rate at which spETH redeems; between reports the contract adds what it expects. Your balance stays the same.',
        zh: '奖励报告会推高 spETH 的兑换汇率，两次报告之间合约按预期值增加。你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand it in, which fixes the ether you get. You can fetch it some days after the next weekly period begins. Asking again adds to the same entry and starts its wait anew. A pool swaps at once for a fee that grows as it empties.',
        zh: '交出时可得的以太币即确定，在下一个每周周期开始若干天后可以领取。再次申请会并入同一笔并重新开始等待。也可以在资金池中立即兑换，池中余额越少费用越高。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'contract',
        en: 'A fault in the contract before this one let somebody mint tokens from nothing in June 2025.',
        zh: '前一个合约的缺陷曾在 2025 年 6 月让人凭空铸造代币。',
        ...theft,
      },
      keys,
      {
        risk: 'slashing',
        en: 'Penalties of validators are reported and lower the rate.',
        zh: '验证者受罚会被报告并拉低汇率。',
        ...code,
      },
      {
        risk: 'liquidity',
        en: 'It is small, and hardly traded; the instant pool holds little.',
        zh: '规模小，几乎没有交易，即时兑换池余额不多。',
        ...code,
      },
    ],
    lately: [],
  },
  {
    token: mpeth.address,
    chainId: 1,
    behind: [
      {
        en: 'The former token of Meta Pool. Since the theft of June 2025 it stands for nothing that can be told: its holders of just before were given spETH.',
        zh: 'Meta Pool 的旧代币。2025 年 6 月失窃后，无法说明它还代表什么：失窃前一刻的持有者已获发 spETH。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Nothing any more.',
        zh: '不再有收益。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'No contract pays by its rate. Ask Meta Pool about spETH if you held it on 17 June 2025 and did not receive any.',
        zh: '没有合约按其汇率兑付。如果你在 2025 年 6 月 17 日持有它却没有收到 spETH，请联系 Meta Pool。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'sunset',
        en: 'It was replaced. Its worth is unknown, so it is not counted in totals.',
        zh: '已被取代。价值未知，因此不计入合计。',
        ...code,
      },
      {
        risk: 'contract',
        en: 'Somebody minted some 9,700 of it from nothing.',
        zh: '有人凭空铸造了约 9,700 个。',
        ...theft,
      },
      keys,
    ],
    lately: [
      {
        en: 'Replaced by spETH after a theft.',
        zh: '失窃后由 spETH 取代。',
        ...code,
      },
    ],
  },
]
