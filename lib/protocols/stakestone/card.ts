import type { Card } from '../card.ts'
import { stone } from './addresses.ts'

const contractsSource = { source: 'stakestone/stone-vault-v1', date: '2024-07-24' } as const

/** STONE. */
export const cards: readonly Card[] = [
  {
    token: stone.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of a vault that spreads ether over several strategies: staking tokens such as stETH, restaking through EigenLayer and Symbiotic, and pools of two tokens.',
        zh: '一个金库的份额。金库把以太币分散到多种策略：stETH 等质押代币、通过 EigenLayer 和 Symbiotic 再质押，以及两种代币组成的流动性池。',
        ...contractsSource,
      },
      {
        en: 'Which strategies it uses, and how much goes to each, is decided by votes of STONE holders and can change.',
        zh: '使用哪些策略、各占多少，由 STONE 持有者投票决定，可能变化。',
        ...contractsSource,
      },
    ],
    earns: [
      {
        en: 'What the strategies earn raises the share price in ether; your balance stays the same.',
        zh: '策略的收益会推高以太币计价的份额价格，你的余额不变。',
        ...contractsSource,
      },
    ],
    leaves: [
      {
        en: 'You hand STONE in during a round. Rounds last a day unless set otherwise, at most seven, and end when somebody closes them; then the price is fixed and you claim ether. Until then you can take the request back.',
        zh: '在某一轮次中交出 STONE。一轮默认一天，最长七天，由人来结束；结束时价格确定，之后即可领取以太币。在此之前可以撤回申请。',
        ...contractsSource,
      },
      {
        en: 'Or you redeem at once, at the lower of the present price and that of the last round. What lies idle in the vault is paid in full; beyond that strategies are sold off and may return less.',
        zh: '也可以即时赎回，按当前价与上一轮价格中较低者计算。金库闲置的以太币足额支付；超出部分需从策略中取出，可能少得。',
        ...contractsSource,
      },
      {
        en: 'A fee of up to one hundredth may be taken from every payment; it is shown before you leave.',
        zh: '每次支付可能收取最多百分之一的手续费，退出前会显示。',
        ...contractsSource,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'Whatever is lost in any of its strategies, by penalties or otherwise, lowers the price for all. A request shares a loss until its round is closed.',
        zh: '任何策略的损失（包括罚没）都会降低所有人的价格；未结束轮次中的申请同样承担。',
        ...contractsSource,
      },
      {
        risk: 'contract',
        en: 'It stands on many other protocols at once: a fault in one of them is a fault of STONE.',
        zh: '它同时建立在多个其他协议之上，其中任何一个出问题，STONE 都会受影响。',
        ...contractsSource,
      },
      {
        risk: 'liquidity',
        en: 'STONE is small today: little ether lies idle in the vault, and markets are thin.',
        zh: 'STONE 如今规模很小，金库中闲置的以太币不多，市场深度有限。',
        source: 'hindenrank.com protocol pages',
        date: '2026-07-04',
      },
      {
        risk: 'bridge',
        en: 'On other chains STONE arrives by LayerZero. Those copies can only be redeemed on Ethereum, and sending them there is capped per day and can be switched off.',
        zh: '其他链上的 STONE 通过 LayerZero 跨链而来，只能回到以太坊兑换；跨链转移每天有上限，也可能被关闭。',
        ...contractsSource,
      },
      {
        risk: 'keys',
        en: 'An owner sets the fee and the length of rounds and can empty a strategy; the strategies themselves are changed by votes.',
        zh: '所有者可以设定手续费和轮次时长，也可以清空某个策略；策略本身由投票更改。',
        ...contractsSource,
      },
    ],
    lately: [
      {
        en: 'STONE held about 17 million US dollars.',
        zh: 'STONE 的规模约 1700 万美元。',
        source: 'hindenrank.com protocol pages',
        date: '2026-07-04',
      },
    ],
  },
]
