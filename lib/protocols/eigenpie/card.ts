import type { Card, Statement } from '../card.ts'
import { egeth, type Product, products } from './addresses.ts'

const contractsSource = { source: 'magpiexyz/eigenpie_contracts', date: '2024-08-07' } as const
const sizeSource = { source: 'hindenrank.com protocol pages', date: '2026-07-04' } as const

const behindEther: readonly Statement[] = [
  {
    en: 'A liquid restaking token (LRT) over ether: Eigenpie stakes the ether with validators and restakes it, so that the same stake also secures services on EigenLayer.',
    zh: '以太币的流动性再质押代币（LRT）：Eigenpie 用以太币运行验证者并再质押，让同一份质押同时为 EigenLayer 上的服务提供安全保障。',
    ...contractsSource,
  },
]

const behindToken = (symbol: string, underlying: string): readonly Statement[] => [
  {
    en: `A liquid restaking token (LRT) over a single staking token: ${symbol} is a share of ${underlying} that Eigenpie has deposited in EigenLayer. It carries the risks of ${underlying} and those of restaking on top.`,
    zh: `只对应一种质押代币的流动性再质押代币（LRT）：${symbol} 代表 Eigenpie 存入 EigenLayer 的 ${underlying} 的份额，既有 ${underlying} 本身的风险，也有再质押的风险。`,
    ...contractsSource,
  },
]

const leavesByQueue = (underlying: string): readonly Statement[] => [
  {
    en: `You hand the tokens in and the amount of ${underlying} you will get is fixed at once. Requests are gathered by week: yours can be claimed after the week that follows the running one, plus a fixed wait.`,
    zh: `交出代币时，将得到的 ${underlying} 数量当场确定。申请按周汇总：在下一周结束、再加一段固定等待之后即可领取。`,
    ...contractsSource,
  },
  {
    en: `You are paid in ${underlying}, not in ether. The request belongs to your account and cannot be sent away, and there is no instant way out.`,
    zh: `支付的是 ${underlying}，而不是以太币。申请属于你的账户，不能转让，也没有即时退出的方式。`,
    ...contractsSource,
  },
]

const leavesEther: readonly Statement[] = [
  {
    en: 'The published version of Eigenpie’s withdrawal queue refuses egETH: it pays staking tokens only. Whether a later version pays ether is not known; Bowline asks the contract each time.',
    zh: 'Eigenpie 提款队列公开的版本不接受 egETH，只支付质押代币。之后的版本是否支付以太币尚不清楚，Bowline 每次都会询问合约。',
    ...contractsSource,
  },
]

function cardOf(product: Product): Card {
  const { token, paid } = product
  const isEther = product === egeth
  const underlying = paid.asset.symbol ?? ''
  return {
    token: token.address,
    chainId: 1,
    behind: isEther ? behindEther : behindToken(token.symbol, underlying),
    earns: [
      {
        en: isEther
          ? 'Staking and restaking rewards raise the rate at which egETH counts in ether; your balance stays the same.'
          : `${underlying} goes on earning its staking rewards. What restaking adds raises how much ${underlying} one ${token.symbol} stands for; your balance stays the same.`,
        zh: isEther
          ? '质押和再质押的奖励会推高 egETH 折合以太币的汇率，你的余额不变。'
          : `${underlying} 照常获得质押奖励；再质押带来的部分会提高每个 ${token.symbol} 对应的 ${underlying} 数量，你的余额不变。`,
        ...contractsSource,
      },
    ],
    leaves: isEther ? leavesEther : leavesByQueue(underlying),
    risks: [
      {
        risk: 'slashing',
        en: isEther
          ? 'Ethereum or a service secured through EigenLayer can penalise the stake. The loss shows as a lower rate once it is pushed.'
          : `A service secured through EigenLayer can take part of the restaked ${underlying}. The loss shows as a lower rate once it is pushed; a request made before keeps its amount.`,
        zh: isEther
          ? '以太坊或通过 EigenLayer 得到保障的服务都可能罚没质押，损失在汇率更新后体现。'
          : `通过 EigenLayer 得到保障的服务可能罚没部分再质押的 ${underlying}。损失在汇率更新后体现；此前提出的申请数量不变。`,
        ...contractsSource,
      },
      {
        risk: 'oracle',
        en: 'The rate is a number that Eigenpie’s own account pushes to the contract. If nobody pushes, it stands still.',
        zh: '汇率由 Eigenpie 自己的账户推送到合约，没人推送就不变。',
        ...contractsSource,
      },
      {
        risk: 'liquidity',
        en: 'Eigenpie is small today. Markets for its tokens are thin, and a claim that is due still fails until Eigenpie has put enough tokens into the queue.',
        zh: 'Eigenpie 如今规模很小，其代币市场深度有限；即使到期，也要等 Eigenpie 往队列存入足够的代币才能领取成功。',
        ...sizeSource,
      },
      {
        risk: 'pause',
        en: 'Eigenpie can stop deposits and new requests. Claims of what is due cannot be stopped.',
        zh: 'Eigenpie 可以停止存入和新的申请，但无法停止领取已到期的款项。',
        ...contractsSource,
      },
      ...bridged(product),
      {
        risk: 'keys',
        en: 'The contracts can be replaced, and the contract that pays withdrawals changed, by those who administer them.',
        zh: '管理者可以升级替换合约，也可以更换支付提款的合约。',
        ...contractsSource,
      },
    ],
    lately: [
      {
        en: 'All of Eigenpie’s tokens together held about 17 million US dollars.',
        zh: 'Eigenpie 全部代币的规模合计约 1700 万美元。',
        ...sizeSource,
      },
    ],
  }
}

/** Tokens that also live on other chains. */
function bridged({ token }: Product): Card['risks'] {
  if (!['egETH', 'mstETH', 'mswETH'].includes(token.symbol)) return []
  return [
    {
      risk: 'bridge',
      en: `${token.symbol} on another chain is a bridged copy: it can only be redeemed on Ethereum.`,
      zh: `其他链上的 ${token.symbol} 是跨链副本，只能回到以太坊兑换。`,
      source: 'smartcontractkit/documentation',
      date: '2026-08-21',
    },
  ]
}

/** egETH and every token over a staking token. */
export const cards: readonly Card[] = products.map(cardOf)
