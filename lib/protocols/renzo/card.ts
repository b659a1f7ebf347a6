import type { Card } from '../card.ts'
import { ezeth } from './addresses.ts'

const code = { source: 'Renzo-Protocol/contracts-public', date: '2025-12-10' } as const

/** ezETH. pzETH is Renzo's too, and a vault of Mellow's: its card is there. */
export const cards: readonly Card[] = [
  {
    token: ezeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): a share of all the ether and stETH that Renzo stakes and restakes in EigenLayer with a handful of operators. It can earn more and it can lose more than staking alone.',
        zh: '流动性再质押代币（LRT）：代表 Renzo 全部以太币和 stETH 的份额，这些资产经质押后通过少数几家运营商在 EigenLayer 再质押。收益和损失都可能比单纯质押更大。',
        ...code,
      },
      {
        en: 'What it is worth is worked out anew from all of Renzo’s holdings every time somebody asks. stETH is counted at its market price.',
        zh: '每次查询都会根据 Renzo 的全部资产重新计算价值，其中 stETH 按市场价格计。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Rewards raise what one ezETH redeems for. Your balance stays the same.',
        zh: '奖励会提高每枚 ezETH 可兑换的数额，余额本身不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'By the queue, in ether or stETH: you hand in ezETH, wait some days, and claim. If the buffer does not hold enough, your request also waits until enough has arrived for it.',
        zh: '通过队列退出，可选以太币或 stETH：交出 ezETH，等待若干天后领取。如果缓冲资金不足，申请还要等到资金到位。',
        ...code,
      },
      {
        en: 'The wait is set by Renzo and can be lengthened while you wait: three days in the beginning, up to fifteen by later documents.',
        zh: '等待期由 Renzo 设定，等待期间也可能延长：最初为三天，后来的文档写到最长十五天。',
        source: 'docs.renzoprotocol.com',
        date: '2026-05-12',
      },
      {
        en: 'There is a contract that pays at once for a fee, but its address is in no source that can be trusted, so Bowline does not offer it.',
        zh: '另有收费即时兑付的合约，但可信来源都没有它的地址，因此 Bowline 不提供这种方式。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'A loss at Ethereum or EigenLayer lowers the rate in the same moment. A request is paid the lower of what was promised and what it is worth when you claim: it shares losses until the last moment, and no gains.',
        zh: '以太坊或 EigenLayer 的损失会立刻压低汇率。申请按承诺数额与领取时价值两者中较低的支付：直到最后一刻都分担损失，却不享有收益。',
        ...code,
      },
      {
        risk: 'oracle',
        en: 'While a price it needs is older than a day, or one of its operators is undelegated, nobody can deposit, request or claim.',
        zh: '只要所需的某个价格超过一天没有更新，或某家运营商被解除委托，就无法存入、申请或领取。',
        ...code,
      },
      {
        risk: 'pause',
        en: 'Renzo, and a risk oracle of its own, can pause deposits, requests and claims.',
        zh: 'Renzo 及其风险预言机都可以暂停存入、申请和领取。',
        ...code,
      },
      {
        risk: 'liquidity',
        en: 'It is far smaller than at its peak. Expect a small buffer, and markets that give less than the rate for large amounts.',
        zh: '规模远小于高峰时期。预计缓冲资金不多，大额卖出的市场价会低于汇率。',
        source: 'hindenrank.com protocol pages',
        date: '2026-07-03',
      },
      {
        risk: 'bridge',
        en: 'ezETH on other chains is a copy that depends on the bridge holding the original.',
        zh: '其他链上的 ezETH 是副本，依赖托管原币的跨链桥。',
        source: 'hyperlane-xyz/hyperlane-monorepo',
        date: '2026-08-21',
      },
      {
        risk: 'keys',
        en: 'The contracts can be replaced by those who administer them.',
        zh: '合约可以由管理者升级替换。',
        ...code,
      },
    ],
    lately: [
      {
        en: 'ezETH held about 88 million US dollars. Renzo’s documents of 2026 are about other products; no end of ezETH was announced.',
        zh: 'ezETH 的规模约为 8800 万美元。Renzo 2026 年的文档主要介绍其他产品，没有宣布终止 ezETH。',
        source: 'hindenrank.com protocol pages',
        date: '2026-07-03',
      },
    ],
  },
]
