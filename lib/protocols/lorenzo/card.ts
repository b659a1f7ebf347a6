import type { Card } from '../card.ts'
import { enzobtcOnBnb, enzobtcOnMonad, stbtc } from './addresses.ts'

const listing = { source: 'DefiLlama/DefiLlama-Adapters', date: '2026-08-22' } as const
const feeds = { source: 'smartcontractkit/documentation', date: '2026-08-21' } as const

const custody = {
  risk: 'custody',
  en: 'The bitcoin is held by agents and custodians that Lorenzo appoints; the token is a claim on them.',
  zh: '比特币由 Lorenzo 指定的代理和托管方持有，该代币只是对它们的债权。',
  ...listing,
} as const
const oracle = {
  risk: 'oracle',
  en: 'Its rate is known here only from a feed that others publish. When the feed is old, its worth is shown as unknown.',
  zh: '这里只能从他人发布的价格源得知其汇率。价格源过期时，价值显示为未知。',
  ...feeds,
} as const
const leaves = [
  {
    en: 'Lorenzo redeems it in its own app. Bowline shows no button for it because the contracts that pay are not known to it.',
    zh: '在 Lorenzo 自己的应用中赎回。Bowline 不了解负责付款的合约，因此不提供按钮。',
    ...listing,
  },
] as const
const earnsNothing = [
  {
    en: 'Nothing by itself: it is meant to stay at one bitcoin.',
    zh: '本身没有收益：旨在保持一比一对应比特币。',
    ...listing,
  },
] as const

/** stBTC, and enzoBTC on two chains. */
export const cards: readonly Card[] = [
  {
    token: stbtc.address,
    chainId: 1,
    behind: [
      {
        en: 'A bitcoin token of Lorenzo: bitcoin that is staked with Babylon, where bitcoin secures other networks.',
        zh: 'Lorenzo 的比特币代币：代表质押到 Babylon 的比特币，让比特币为其他网络提供安全保障。',
        ...listing,
      },
    ],
    earns: [
      {
        en: 'stBTC itself is meant to stay at one bitcoin; what the stake earns is handed out beside it.',
        zh: 'stBTC 本身旨在保持一比一对应比特币，质押收益另行发放。',
        ...listing,
      },
    ],
    leaves,
    risks: [
      custody,
      oracle,
      {
        risk: 'bridge',
        en: 'On Swellchain it is a bridged copy that depends on its bridge.',
        zh: 'Swellchain 上的是跨链副本，依赖其跨链桥。',
        ...listing,
      },
    ],
    lately: [],
  },
  {
    token: enzobtcOnMonad.address,
    chainId: 143,
    behind: [
      {
        en: 'A wrapped bitcoin of Lorenzo, made for bitcoin and for other wrapped bitcoin that was handed in.',
        zh: 'Lorenzo 的包装比特币，以交入的比特币和其他包装比特币为依据发行。',
        ...listing,
      },
    ],
    earns: earnsNothing,
    leaves,
    risks: [custody, oracle],
    lately: [],
  },
  {
    token: enzobtcOnBnb.address,
    chainId: 56,
    behind: [
      {
        en: 'A wrapped bitcoin of Lorenzo, made for bitcoin and for other wrapped bitcoin that was handed in.',
        zh: 'Lorenzo 的包装比特币，以交入的比特币和其他包装比特币为依据发行。',
        ...listing,
      },
    ],
    earns: earnsNothing,
    leaves,
    risks: [
      custody,
      {
        risk: 'oracle',
        en: 'On BNB Chain no rate of it is known, so it is not counted in totals.',
        zh: 'BNB Chain 上没有已知的汇率，因此不计入合计。',
        ...feeds,
      },
    ],
    lately: [],
  },
]
