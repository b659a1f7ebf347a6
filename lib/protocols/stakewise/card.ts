import type { Card, Statement } from '../card.ts'
import { oseth, reth2, seth2 } from './addresses.ts'

const docs = { source: 'stakewise/stakewise-docs', date: '2026-07-13' } as const
const code = { source: 'stakewise/v3-core', date: '2026-01-20' } as const
const attack = { source: 'dlnews.com', date: '2025-11-04' } as const
const legacy = { source: 'stakewise/contracts', date: '2023-11-28' } as const

const migrate: Statement = {
  en: 'StakeWise’s app moves it to V3 in one transaction: you get a stake in the Genesis vault and, against it, osETH. From there the ways out of osETH and of the vault are open.',
  zh: '在 StakeWise 的应用中用一笔交易即可迁移到 V3：得到 Genesis 金库中的质押，并以此获得 osETH，之后便可通过 osETH 和金库的方式退出。',
  ...legacy,
}

const sunset: Statement & { risk: 'sunset' } = {
  risk: 'sunset',
  en: 'It belongs to a pool that V3 replaced in November 2023. Few accept it any more; the way to V3 is kept open by contracts of that time.',
  zh: '它属于 2023 年 11 月被 V3 取代的资金池，如今很少有人接受；通往 V3 的通道靠当时的合约维持。',
  ...legacy,
}

const penalty: Statement & { risk: 'slashing' } = {
  risk: 'slashing',
  en: 'If the old pool has a loss that is not made up yet, a part of it comes off when you migrate.',
  zh: '旧资金池若有尚未弥补的损失，迁移时要扣除其中一部分。',
  ...legacy,
}

/** osETH, and the tokens of StakeWise V2. */
export const cards: readonly Card[] = [
  {
    token: oseth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of another kind: people who stake ether in separate vaults mint osETH against that stake, always less than the stake is worth.',
        zh: '另一种流动性质押代币（LST）：人们在各自独立的金库中质押以太币，并以此铸造 osETH，铸造的价值始终低于质押的价值。',
        ...docs,
      },
      {
        en: 'Behind each osETH stands the stake of those who minted, and more of it than the osETH is worth. Holders need not know of any vault.',
        zh: '每个 osETH 背后是铸造者的质押，且价值高于 osETH。持有者无须了解任何金库。',
        ...docs,
      },
    ],
    earns: [
      {
        en: 'The balance stays; what one osETH redeems for grows every second, at a pace set by the average rewards of all vaults, less a fee for StakeWise.',
        zh: '余额不变；每个 osETH 可赎回的以太币每秒都在增长，速度取决于所有金库的平均奖励，StakeWise 从中收取费用。',
        ...docs,
      },
    ],
    leaves: [
      {
        en: 'Anybody can hand osETH to StakeWise’s redeemer and is paid in turn at the rate of that day, when others swap ether in or stakes are redeemed for it. There is no fee; it takes at least until the next settling, which comes at most every twelve hours.',
        zh: '任何人都可以把 osETH 交给 StakeWise 的赎回合约，在他人换入以太币或有质押被赎回时，按先后顺序以当时的汇率支付。不收手续费；至少要等到下一次结算，两次结算至少间隔十二小时。',
        ...code,
      },
      {
        en: 'Those who minted it pay it back to their vault and take the stake out through the vault’s own queue, which takes at least fifteen hours and usually days.',
        zh: '铸造者则把 osETH 还给自己的金库，再通过金库的队列取出质押，至少需要十五小时，通常需要数天。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'Losses fall on the stakers of the vault concerned first. Only a loss larger than what their stake exceeds the osETH by would reach those who hold osETH.',
        zh: '损失先由相关金库的质押者承担。只有当损失超过质押高出 osETH 的部分，才会波及 osETH 持有者。',
        ...docs,
      },
      {
        risk: 'depeg',
        en: 'Sold on a market it may fetch less than its rate, as in November 2025, when an attack emptied pools in which it was traded.',
        zh: '在市场上卖出时，价格可能低于其汇率，例如 2025 年 11 月，osETH 所在的交易池因遭受攻击而被掏空。',
        ...attack,
      },
      {
        risk: 'oracle',
        en: 'Oracles set how fast the rate grows and report the rewards and losses of vaults.',
        zh: '汇率的增长速度由预言机设定，金库的奖励和损失也由预言机报告。',
        ...docs,
      },
      {
        risk: 'keys',
        en: 'Seven people who act for StakeWise’s DAO can, together, create osETH and destroy it in anybody’s account. They did so in November 2025, to take back osETH that had been stolen.',
        zh: '代表 StakeWise DAO 的七名成员共同签署后，可以铸造 osETH，也可以销毁任何账户中的 osETH。2025 年 11 月，他们曾以此追回被盗的 osETH。',
        ...attack,
      },
      {
        risk: 'liquidity',
        en: 'The redeemer pays only as others swap ether in or as stakes are redeemed. StakeWise’s DAO sets its limits and can replace it.',
        zh: '只有他人换入以太币或有质押被赎回时，赎回合约才能支付。各项限额由 StakeWise 的 DAO 决定，赎回合约也可由其更换。',
        ...code,
      },
    ],
    lately: [
      {
        en: 'The redeemer was replaced in April 2026. Requests made with an earlier one stay there.',
        zh: '2026 年 4 月，赎回合约更换。在旧合约中提出的申请仍留在旧合约。',
        source: 'stakewise/v3-subgraph',
        date: '2026-08-19',
      },
    ],
  },
  {
    token: seth2.address,
    chainId: 1,
    behind: [
      {
        en: 'What is left of StakeWise’s first pool: each sETH2 stands for one ether that was staked there.',
        zh: 'StakeWise 最初资金池的遗留代币：每个 sETH2 代表当时质押的一个以太币。',
        ...legacy,
      },
    ],
    earns: [
      {
        en: 'Its rewards came as a second token, rETH2. In V3 the stake earns again.',
        zh: '它的奖励以另一种代币 rETH2 发放。迁移到 V3 后，质押继续产生收益。',
        ...legacy,
      },
    ],
    leaves: [migrate],
    risks: [sunset, penalty],
    lately: [],
  },
  {
    token: reth2.address,
    chainId: 1,
    behind: [
      {
        en: 'What is left of StakeWise’s first pool: rETH2 are the rewards that sETH2 earned there, one for one ether. It is not Rocket Pool’s rETH.',
        zh: 'StakeWise 最初资金池的遗留代币：rETH2 是 sETH2 在其中赚得的奖励，每个对应一个以太币。它不是 Rocket Pool 的 rETH。',
        ...legacy,
      },
    ],
    earns: [
      {
        en: 'Its balance grew by what sETH2 earned. In V3 the stake earns again.',
        zh: '它的余额随 sETH2 的收益增长。迁移到 V3 后，质押继续产生收益。',
        ...legacy,
      },
    ],
    leaves: [migrate],
    risks: [sunset, penalty],
    lately: [],
  },
]
