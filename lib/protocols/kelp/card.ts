import type { Card } from '../card.ts'
import { rseth } from './addresses.ts'

const code = { source: 'Kelp-DAO/LRT-rsETH', date: '2025-02-26' } as const
const live = { source: 'l2beat/l2beat, discovery of KelpDAO', date: '2026-05-01' } as const
const incident = { source: 'Kelp, on the recovery from the bridge theft', date: '2026-05-26' } as const

export const cards: readonly Card[] = [
  {
    token: rseth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): a share of a pool of ether, stETH and ETHx that is staked and restaked in EigenLayer.',
        zh: '流动性再质押代币（LRT）：代表一个由以太币、stETH 和 ETHx 组成的资金池的份额，池中资产经过质押并在 EigenLayer 再质押。',
        ...code,
      },
      {
        en: 'The rate is written down now and then and stands still in between, so it can be behind what the pool holds.',
        zh: '兑换率只是不时写入，两次写入之间保持不变，因此可能落后于资金池的实际价值。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Staking and restaking rewards raise what one rsETH redeems for, after the share Kelp keeps. The balance stays the same.',
        zh: '质押和再质押的奖励在扣除 Kelp 的抽成后，会提高每枚 rsETH 可兑换的数额，余额本身不变。',
        ...live,
      },
    ],
    leaves: [
      {
        en: 'By a queue, one for each asset: ether, stETH or ETHx. Kelp unlocks requests in their order once it has the assets. Several requests in one asset are paid oldest first, and none can be cancelled.',
        zh: '通过排队退出，以太币、stETH、ETHx 各有一条队列。Kelp 备好资产后按顺序解锁申请。同一资产的多笔申请从最早的一笔开始支付，申请后不能取消。',
        ...code,
      },
      {
        en: 'At once for a fee, in assets for which Kelp has switched that on and as long as its buffer lasts.',
        zh: '如果 Kelp 为某种资产开启了即时提款，在缓冲资金充足时也可付费即时退出。',
        ...live,
      },
    ],
    risks: [
      {
        risk: 'bridge',
        en: 'In April 2026 a forged message released 116,500 rsETH, 18 % of all, from the bridge that backs the copies on other chains. Kelp refilled it by the end of May. A copy is worth rsETH only while its bridge is sound.',
        zh: '2026 年 4 月，一条伪造的消息从支撑其他链上副本的跨链桥中放出了 116,500 枚 rsETH，占总量的 18%。Kelp 已在 5 月底补足。副本只有在跨链桥安全时才与 rsETH 等值。',
        ...incident,
      },
      {
        risk: 'pause',
        en: 'If the rate falls more than a set limit below its highest, deposits, withdrawals and the rate itself stop until Kelp resumes them.',
        zh: '如果兑换率比其最高值低出设定的限度，存入、提款和兑换率的更新都会停止，直到 Kelp 恢复。',
        ...live,
      },
      {
        risk: 'slashing',
        en: 'A loss lowers the rate for everybody. A request that is not unlocked yet is paid at the lower of what was promised and what the rsETH is worth when it is unlocked.',
        zh: '损失会让所有人的兑换率下降。尚未解锁的申请按承诺的数额与解锁时 rsETH 价值两者中较低的一个支付。',
        ...code,
      },
      {
        risk: 'blacklist',
        en: 'Kelp’s managers can block the transfers of any holder for 24 hours at a time, and its administrator can take frozen rsETH away.',
        zh: 'Kelp 的管理者可以冻结任何持有人的转账，每次 24 小时；其管理员还可以收回被冻结的 rsETH。',
        ...live,
      },
      {
        risk: 'keys',
        en: 'Six of eight signers can upgrade the contracts after a delay of ten days.',
        zh: '八个签名人中的六人可以在十天延迟后升级合约。',
        ...live,
      },
    ],
    lately: [
      {
        en: 'Bridges move from LayerZero to Chainlink CCIP. On several chains an older and a newer copy exist side by side, and they are different assets.',
        zh: '跨链桥正从 LayerZero 迁往 Chainlink CCIP。在一些链上，新旧副本并存，它们是不同的资产。',
        source: 'smartcontractkit/documentation',
        date: '2026-08-21',
      },
      {
        en: 'Deposits and withdrawals run again since May 2026, and the bridge is fully backed.',
        zh: '存入和提款自 2026 年 5 月起已恢复，跨链桥已全额补足。',
        ...incident,
      },
    ],
  },
]
