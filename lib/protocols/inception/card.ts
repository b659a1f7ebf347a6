import type { Card, Statement } from '../card.ts'
import { ineth, type Vault, vaults } from './addresses.ts'

const contractsSource = { source: 'inceptionlrt/smart-contracts', date: '2025-07-16' } as const
const sizeSource = { source: 'hindenrank.com protocol pages', date: '2026-07-04' } as const

const queue: Statement = {
  en: 'You hand the tokens in and the amount you will get is fixed at once. Requests are served in order, as the operator brings the money back; no time is promised. Then you, or anybody for you, take it out.',
  zh: '交出代币时，将得到的数量当场确定。申请按顺序处理，要等运营方把资金取回，不承诺时限。之后由你（或任何人代你）取出。',
  ...contractsSource,
}

const instant: Statement = {
  en: 'Or you leave at once, from what lies in reserve, for a fee that grows as the reserve shrinks.',
  zh: '也可以支付费用，从储备中立即退出；储备越少，费用越高。',
  ...contractsSource,
}

const windingDown: Statement = {
  en: 'Inception is winding down: about 4.4 million US dollars were left. Who still holds its tokens should take them out.',
  zh: 'Inception 正在逐步关停，仅剩约 440 万美元。仍持有其代币的人应当尽早取出。',
  ...sizeSource,
}

const oracle = {
  risk: 'oracle',
  en: 'The ratio is a number that Inception’s operator writes, at most twice a day. If nobody writes it stands still.',
  zh: '比率由 Inception 的运营方写入，每天最多两次；没人写入就不变。',
  ...contractsSource,
} as const

const keys = {
  risk: 'keys',
  en: 'Only the operator can bring the money back that pays requests, and the contracts can be replaced by those who administer them.',
  zh: '只有运营方能取回用于支付申请的资金；合约也可以由管理者升级替换。',
  ...contractsSource,
} as const

const sunset = {
  risk: 'sunset',
  en: 'The product is being closed. Requests are paid only as long as the operator goes on serving them.',
  zh: '该产品正在关停。只有运营方继续处理，申请才会得到支付。',
  ...sizeSource,
} as const

const etherCard: Card = {
  token: ineth.address,
  chainId: 1,
  behind: [
    {
      en: 'A liquid restaking token (LRT) over ether, once called genETH: validators stake the ether, and their stake also secures services on EigenLayer.',
      zh: '以太币的流动性再质押代币（LRT），曾名 genETH：验证者质押以太币，这些质押同时为 EigenLayer 上的服务提供安全保障。',
      ...contractsSource,
    },
  ],
  earns: [
    {
      en: 'Rewards lower the ratio of inETH per ether, so that each inETH redeems for more; your balance stays the same.',
      zh: '奖励会降低每个以太币对应的 inETH 数量，因此每个 inETH 能兑换更多以太币；你的余额不变。',
      ...contractsSource,
    },
  ],
  leaves: [queue, instant],
  risks: [
    sunset,
    {
      risk: 'slashing',
      en: 'A penalty by Ethereum or through EigenLayer lowers what inETH redeems for. A request made before keeps its amount.',
      zh: '以太坊或 EigenLayer 的罚没会降低 inETH 可兑换的数量；此前提出的申请数量不变。',
      ...contractsSource,
    },
    keys,
    {
      risk: 'liquidity',
      en: 'Hardly any is traded, and the reserve for leaving at once is small.',
      zh: '几乎没有交易，可供立即退出的储备也很少。',
      ...sizeSource,
    },
    {
      risk: 'pause',
      en: 'The token can be paused: then it can be neither sent nor handed in.',
      zh: '代币可以被暂停，届时既不能转账，也不能提交赎回。',
      ...contractsSource,
    },
    oracle,
  ],
  lately: [windingDown],
}

function cardOf({ token, asset, generation }: Vault): Card {
  const underlying = asset.asset.symbol ?? ''
  const old = generation === 'eigenlayer'
  const layer = old ? 'EigenLayer' : 'Symbiotic'
  return {
    token: token.address,
    chainId: 1,
    behind: [
      {
        en: `A share of ${underlying} that Inception has put to work again (restaked) with ${layer}. It carries the risks of ${underlying} and those of restaking on top.`,
        zh: `代表 Inception 在 ${layer} 再质押的 ${underlying} 的份额，既有 ${underlying} 本身的风险，也有再质押的风险。`,
        ...contractsSource,
      },
    ],
    earns: [
      {
        en: `What restaking adds lowers the ratio of ${token.symbol} per ${underlying}, so that each redeems for more ${underlying}; your balance stays the same.`,
        zh: `再质押带来的部分会降低每个 ${underlying} 对应的 ${token.symbol} 数量，因此每个 ${token.symbol} 能兑换更多 ${underlying}；你的余额不变。`,
        ...contractsSource,
      },
    ],
    leaves: [queue, instant],
    risks: [
      sunset,
      {
        risk: 'slashing',
        en: `What is secured through ${layer} can take part of the restaked ${underlying}. A request made before keeps its amount.`,
        zh: `通过 ${layer} 得到保障的服务可能罚没部分再质押的 ${underlying}；此前提出的申请数量不变。`,
        ...contractsSource,
      },
      keys,
      {
        risk: 'pause',
        en: old
          ? 'A pause of the vault stops requests and also what is ready to be taken out. It stops requests by itself when one of its stakers is no longer delegated.'
          : 'A pause of the vault stops requests and also what is ready to be taken out.',
        zh: old
          ? '金库暂停时，申请和已就绪的取出都会停止。若其某个再质押账户不再被委托，金库也会自行停止接受申请。'
          : '金库暂停时，申请和已就绪的取出都会停止。',
        ...contractsSource,
      },
      {
        risk: 'liquidity',
        en: 'Hardly any is traded, and the reserve for leaving at once is small.',
        zh: '几乎没有交易，可供立即退出的储备也很少。',
        ...sizeSource,
      },
      oracle,
    ],
    lately: [
      windingDown,
      ...(old
        ? [
            {
              en: 'Inception lists this vault as deprecated.',
              zh: 'Inception 已将此金库列为弃用。',
              ...contractsSource,
            },
          ]
        : []),
    ],
  }
}

/** inETH and the token of every vault. */
export const cards: readonly Card[] = [etherCard, ...vaults.map(cardOf)]
