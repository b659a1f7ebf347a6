import type { Card } from '../card.ts'
import { amphreth, dvsteth, pzeth, re7lrt, rsteth, steaklrt } from './addresses.ts'

const code = { source: 'mellow-finance/simple-lrt', date: '2025-07-04' } as const
const registry = { source: 'symbioticfi/metadata-mainnet', date: '2026-08-07' } as const

const earning = {
  en: 'It earns what wstETH earns, since wstETH is what it holds. Rewards for restaking are paid out in other tokens, apart from the rate.',
  zh: '金库持有 wstETH，因此获得 wstETH 的收益。再质押奖励以其他代币另行发放，不计入汇率。',
  ...code,
} as const

const leaving = {
  en: 'You give back the share for wstETH. What the vault has idle comes at once; the rest waits until the period after the present one has ended in Symbiotic, and then you claim it.',
  zh: '交回份额换取 wstETH。金库的闲置部分立即到账，其余要等到 Symbiotic 下一个周期结束后领取。',
  ...code,
} as const

const slashing = {
  risk: 'slashing',
  en: 'The services that the stake secures can slash it. What you are waiting for shares that loss until its period has ended.',
  zh: '受其保障的服务可以罚没质押。等待中的提款在所属周期结束前同样承担损失。',
  ...code,
} as const

const lido = {
  risk: 'contract',
  en: 'Everything that can go wrong with Lido’s wstETH can go wrong here too, and the contracts of Mellow and Symbiotic come on top.',
  zh: 'Lido 的 wstETH 可能遇到的问题这里都可能遇到，此外还要加上 Mellow 和 Symbiotic 的合约风险。',
  ...code,
} as const

const pausing = {
  risk: 'pause',
  en: 'The vault’s admins can pause deposits and withdrawals, and let only listed accounts deposit.',
  zh: '金库管理员可以暂停存入和提款，也可以只允许名单上的账户存入。',
  ...code,
} as const

const curator = {
  risk: 'keys',
  en: 'Its curator chooses what the stake secures, and its admins can replace the contracts.',
  zh: '由策展人决定质押为哪些服务提供保障，管理员可以更换合约。',
  ...code,
} as const

const moving = {
  en: 'Mellow moves people to newer vaults. All of Mellow held about 201 million US dollars.',
  zh: 'Mellow 正引导用户转入新金库。Mellow 全部产品的规模约为 2.01 亿美元。',
  source: 'hindenrank.com protocol pages',
  date: '2026-07-03',
} as const

type Who = { en: string; zh: string }

function restaked(token: Card['token'], { en, zh }: Who): Card {
  return {
    token,
    chainId: 1,
    behind: [
      {
        en: `A share of a vault that holds Lido’s wstETH and restakes it through Symbiotic. ${en}`,
        zh: `金库的份额：金库持有 Lido 的 wstETH，并通过 Symbiotic 再质押。${zh}`,
        ...registry,
      },
    ],
    earns: [earning],
    leaves: [leaving],
    risks: [slashing, lido, pausing, curator],
    lately: [moving],
  }
}

const renzo = restaked(pzeth.address, {
  en: 'It is Renzo’s, made with Mellow’s vault. Part of it stands in for loans of Cap.',
  zh: '它属于 Renzo，采用 Mellow 的金库。其中一部分为 Cap 的贷款提供担保。',
})

/** The vaults over wstETH. */
export const cards: readonly Card[] = [
  restaked(rsteth.address, { en: 'Curated by P2P.org and Re7 Labs.', zh: '由 P2P.org 和 Re7 Labs 策展。' }),
  restaked(re7lrt.address, { en: 'Curated by Re7 Labs.', zh: '由 Re7 Labs 策展。' }),
  restaked(steaklrt.address, { en: 'Curated by Steakhouse.', zh: '由 Steakhouse 策展。' }),
  restaked(amphreth.address, {
    en: 'Curated by MEV Capital; its name is from Amphor.',
    zh: '由 MEV Capital 策展，名称来自 Amphor。',
  }),
  {
    ...renzo,
    lately: [
      {
        en: 'Withdrawals were frequent on 12 September 2026.',
        zh: '2026 年 9 月 12 日提款频繁。',
        source: 'etherscan.io token page',
        date: '2026-09-12',
      },
      moving,
    ],
  },
  {
    token: dvsteth.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of a vault that holds Lido’s wstETH, made for Lido’s validators that several operators run together. It is not restaked.',
        zh: '金库的份额：金库持有 Lido 的 wstETH，为 Lido 由多家运营商共同运行的验证者而设，没有再质押。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'It earns what wstETH earns: the rate of a share in wstETH stays, and wstETH grows against ether.',
        zh: '收益与 wstETH 相同：每份兑换的 wstETH 不变，wstETH 兑以太币的汇率上升。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You give back the share and get wstETH at once.',
        zh: '交回份额，立即得到 wstETH。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'contract',
        en: 'Everything that can go wrong with Lido’s wstETH can go wrong here too, and Mellow’s contract comes on top.',
        zh: 'Lido 的 wstETH 可能遇到的问题这里都可能遇到，此外还要加上 Mellow 的合约风险。',
        ...code,
      },
      {
        risk: 'allowlist',
        en: 'Only listed depositors can put something in: people deposit through Mellow’s ether wrapper.',
        zh: '只有名单上的存入者可以存入，普通用户需通过 Mellow 的以太币包装合约。',
        ...code,
      },
      pausing,
    ],
    lately: [
      {
        en: 'In 2025 it was turned from an older vault, where withdrawals waited, into one that pays at once.',
        zh: '2025 年，它从需要排队提款的旧金库改造为即时支付的金库。',
        ...code,
      },
    ],
  },
]
