import type { Card, Statement } from '../card.ts'
import { steth, wsteth } from './addresses.ts'

const docs = { source: 'lidofinance/docs', date: '2026-07-24' } as const
const core = { source: 'lidofinance/core', date: '2026-06-23' } as const

const queue: Statement = {
  en: 'You hand the tokens to Lido’s withdrawal queue and get a ticket, an NFT, for each request of up to 1,000 stETH. Once a report of Lido’s oracle has made the ticket ready you claim ether with it, at any later time. There is no fee.',
  zh: '把代币交给 Lido 的提款队列，每笔申请（上限 1,000 stETH）得到一张凭证（NFT）。等 Lido 预言机的某次报告使凭证就绪，之后随时可凭它领取以太币。不收手续费。',
  ...docs,
}

const waiting: Statement = {
  en: 'That usually takes one to five days, and longer when many validators have to leave first. A request cannot be taken back, it earns nothing, and whoever holds the ticket gets the ether: sending it away sends the ether away.',
  zh: '通常需要一到五天；若要等许多验证者先退出，会更久。申请不能撤回，其间不产生收益。谁持有凭证，以太币就归谁：转走凭证就等于转走这笔以太币。',
  ...docs,
}

const loss: Statement & { risk: 'slashing' } = {
  risk: 'slashing',
  en: 'If validators are penalised beyond what is earned, all stETH becomes less. A ticket that is not ready yet shares the loss, but never gains.',
  zh: '验证者受到的惩罚若超过收益，所有 stETH 都会减少。尚未就绪的凭证要分担损失，但不会分享收益。',
  ...core,
}

const market: Statement & { risk: 'depeg' } = {
  risk: 'depeg',
  en: 'Sold on a market it may fetch less than it redeems for, above all when many want out and the queue is long.',
  zh: '在市场上卖出时，价格可能低于赎回价值；许多人急于退出、队列很长时尤其如此。',
  ...docs,
}

const pauses: Statement & { risk: 'pause' } = {
  risk: 'pause',
  en: 'An emergency switch can stop new requests, and the settling of those that wait, for 21 days at first. After heavy losses a “bunker mode” settles them more slowly. Tickets that are ready can always be claimed.',
  zh: '紧急开关可以暂停新申请以及对排队申请的处理，首次最长 21 天。发生重大损失后，“掩体模式”会放慢处理速度。已就绪的凭证始终可以领取。',
  ...docs,
}

const governance: Statement & { risk: 'keys' } = {
  risk: 'keys',
  en: 'Holders of the LDO token decide about the contracts, which can be replaced. Holders of stETH can hold such a decision up to leave first; tickets of those who do so may wait longer.',
  zh: '合约可以升级替换，由 LDO 代币持有者决定。stETH 持有者可以拖延此类决定，以便先行退出；参与者的凭证可能要等更久。',
  ...docs,
}

const oracle: Statement & { risk: 'oracle' } = {
  risk: 'oracle',
  en: 'Rewards and losses reach Ethereum by a report that five of nine oracle members agree on, about once a day. Until then the books do not know of a loss.',
  zh: '奖励和损失通过报告写入以太坊，大约每天一次，须九名预言机成员中的五名一致。在此之前，账目并不反映损失。',
  ...docs,
}

const lately: readonly Statement[] = [
  {
    en: 'In July 2026 the part that spreads the stake over operators was replaced by its third version. The withdrawal queue stayed as it was.',
    zh: '2026 年 7 月，负责把质押分配给各节点运营商的部分更换为第三版，提款队列保持不变。',
    ...docs,
  },
  {
    en: 'Since Lido V3, owners of separate staking vaults can mint stETH against their own stake, with more behind it than they mint.',
    zh: '自 Lido V3 起，独立质押金库的所有者可以用自己的质押铸造 stETH，抵押的价值高于铸造的数量。',
    ...docs,
  },
]

/** stETH and wstETH. */
export const cards: readonly Card[] = [
  {
    token: steth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): Lido stakes the ether of many people with validators of many operators, and stETH is your part of it, counted in ether.',
        zh: '流动性质押代币（LST）：Lido 把众人的以太币交给多家节点运营商的验证者质押，stETH 是你在其中的份额，以以太币计数。',
        ...docs,
      },
      {
        en: 'Each stETH is accounted as one ether of the common stake. Small amounts in transfers may arrive a unit in the eighteenth decimal short.',
        zh: '每个 stETH 在账目上对应共同质押中的一个以太币。转账时，小数点后第十八位可能少一两个单位。',
        ...core,
      },
    ],
    earns: [
      {
        en: 'Your balance itself grows, about once a day, by the rewards of the validators. A tenth of the rewards goes to the operators and to Lido.',
        zh: '你的余额会随验证者的奖励增长，大约每天一次。奖励的十分之一归节点运营商和 Lido。',
        ...docs,
      },
    ],
    leaves: [queue, waiting],
    risks: [loss, market, pauses, governance, oracle],
    lately,
  },
  {
    token: wsteth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): stETH in a wrapper. Each wstETH stands for a fixed share of Lido’s common stake, so it can be used where a balance must not change by itself.',
        zh: '流动性质押代币（LST）：包装后的 stETH。每个 wstETH 代表 Lido 共同质押中的固定份额，适用于余额不能自行变动的场合。',
        ...docs,
      },
      {
        en: 'wstETH on other chains stands for wstETH that lies locked on Ethereum, or was destroyed there, and comes back by a bridge.',
        zh: '其他链上的 wstETH 代表锁定在以太坊上、或已在以太坊上销毁的 wstETH，经跨链桥可以换回。',
        ...docs,
      },
    ],
    earns: [
      {
        en: 'The balance stays; what one wstETH is worth in stETH grows about once a day by the rewards of the validators, less a tenth for the operators and Lido.',
        zh: '余额不变；每个 wstETH 对应的 stETH 会随验证者奖励增长，大约每天一次，奖励的十分之一归节点运营商和 Lido。',
        ...docs,
      },
    ],
    leaves: [
      {
        en: 'It can be unwrapped into stETH at any time, at once and without a fee. Lido’s withdrawal queue also takes wstETH itself.',
        zh: '随时可以立即解包为 stETH，不收手续费。Lido 的提款队列也直接接受 wstETH。',
        ...docs,
      },
      queue,
      waiting,
    ],
    risks: [
      loss,
      market,
      pauses,
      governance,
      oracle,
      {
        risk: 'bridge',
        en: 'On another chain you also rely on the bridge that brought it there. Lido’s contributors no longer support nine of the older networks, among them ZKsync, Scroll, Mantle and Polygon.',
        zh: '在其他链上，还要依赖把它带过去的跨链桥。Lido 的贡献者已不再支持九个较早的网络，包括 ZKsync、Scroll、Mantle 和 Polygon。',
        ...docs,
      },
    ],
    lately,
  },
]
