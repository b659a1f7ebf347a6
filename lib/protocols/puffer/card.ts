import type { Card } from '../card.ts'
import { pufeth, xpufeth } from './addresses.ts'

const code = { source: 'PufferFinance/puffer-contracts', date: '2026-05-07' } as const
const deployments = { source: 'PufferFinance/Deployments-and-ACL', date: '2026-05-07' } as const

const pufethCard: Card = {
  token: pufeth.address,
  chainId: 1,
  behind: [
    {
      en: 'A liquid restaking token (LRT): a share of a pool of ether that is staked by validators and restaked in EigenLayer. Some of it waits as stETH, WETH or plain ether.',
      zh: '流动性再质押代币（LRT）：代表一个以太币资金池的份额，池中的以太币由验证者质押，并在 EigenLayer 再质押；其余以 stETH、WETH 或以太币的形式闲置。',
      ...code,
    },
    {
      en: 'What validators hold is reported by an oracle, so the rate is as fresh as its last report.',
      zh: '验证者持有的金额由预言机报告，因此兑换率只与最近一次报告一样新。',
      ...code,
    },
  ],
  earns: [
    {
      en: 'Staking and restaking rewards raise what one pufETH redeems for. The balance stays the same.',
      zh: '质押和再质押的奖励会提高每枚 pufETH 可兑换的数额，余额本身不变。',
      ...code,
    },
  ],
  leaves: [
    {
      en: 'In two steps without a fee: a request joins a batch of ten. Once Puffer finalises the batch, anybody can have it paid, in WETH. Puffer’s documents speak of about 14 days.',
      zh: '分两步、不收费：申请进入十笔一批的队列，Puffer 结算该批后即可领取，以 WETH 支付。Puffer 的文档称大约需要 14 天。',
      source: 'Puffer documentation, PufferFinance/puffer-contracts',
      date: '2026-05-07',
    },
    {
      en: 'At once, in WETH, for an exit fee, as long as the vault holds enough idle ether.',
      zh: '只要金库有足够的闲置以太币，也可即时取回 WETH，但要付退出费。',
      ...code,
    },
  ],
  risks: [
    {
      risk: 'slashing',
      en: 'A slash of validators or operators lowers the rate for everybody after it is reported. An open request is paid at the lower of the rate when it was made and the rate when its batch is finalised.',
      zh: '验证者或运营者被罚没后，一经报告，所有人的兑换率都会下降。未结算的申请按申请时与结算时两个兑换率中较低的一个支付。',
      ...code,
    },
    {
      risk: 'pause',
      en: 'Puffer can shut single functions, such as requests or claims, without any notice on the token.',
      zh: 'Puffer 可以单独关闭某个功能（例如申请或领取），代币上不会有任何提示。',
      ...code,
    },
    {
      risk: 'liquidity',
      en: 'Puffer has shrunk to about 43 million dollars, so little may be idle for leaving at once.',
      zh: 'Puffer 的规模已缩小到约 4300 万美元，可供即时退出的闲置资金可能很少。',
      source: 'DefiLlama',
      date: '2026-07-04',
    },
    {
      risk: 'keys',
      en: 'The contracts can be upgraded by those who hold Puffer’s administrator roles.',
      zh: '持有 Puffer 管理员角色的人可以升级合约。',
      ...code,
    },
    {
      risk: 'bridge',
      en: 'A copy on another chain is worth pufETH only while its bridge is sound. Base has two copies of different bridges.',
      zh: '其他链上的副本只有在跨链桥安全时才与 pufETH 等值。Base 上有两种来自不同跨链桥的副本。',
      ...deployments,
    },
  ],
  lately: [
    {
      en: 'A copy on Zircuit can now be moved over Chainlink CCIP.',
      zh: 'Zircuit 上的副本现在可以通过 Chainlink CCIP 跨链。',
      ...deployments,
    },
  ],
}

const xpufethCard: Card = {
  token: xpufeth.address,
  chainId: 1,
  behind: [
    {
      en: 'One pufETH, locked. It is the form in which pufETH crosses some bridges.',
      zh: '锁定的一枚 pufETH，是 pufETH 经由部分跨链桥时采用的形式。',
      ...code,
    },
  ],
  earns: [
    { en: 'Nothing by itself: it is always worth one pufETH.', zh: '本身没有收益：始终等值于一枚 pufETH。', ...code },
  ],
  leaves: [
    {
      en: 'The lockbox gives pufETH back, one for one, at once and without a fee.',
      zh: '锁仓合约可即时、免费地按一比一换回 pufETH。',
      ...code,
    },
  ],
  risks: [
    {
      risk: 'bridge',
      en: 'Bridges may mint it up to a limit. If one were broken, more would exist than is locked.',
      zh: '跨链桥可在限额内铸造它。若某座桥被攻破，流通量会超过锁定的数量。',
      ...code,
    },
    {
      risk: 'slashing',
      en: 'It carries every risk of pufETH.',
      zh: '它承担 pufETH 的全部风险。',
      ...code,
    },
  ],
  lately: [],
}

export const cards: readonly Card[] = [pufethCard, xpufethCard]
