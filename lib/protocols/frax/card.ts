import type { Card, Statement } from '../card.ts'
import { frxeth, sfrxeth } from './addresses.ts'

const docs = { source: 'FraxFinance/docs', date: '2026-04-22' } as const
const code = { source: 'FraxFinance/frxETH-v2-public', date: '2025-01-23' } as const

const queue: Statement = {
  en: 'Frax’s redemption queue takes frxETH, up to 1,000 for each ticket, an NFT. After the wait that was set when you asked, the ticket pays ether, as soon as Frax has it ready and those before you are paid. A small fee, at most two percent, comes off.',
  zh: 'Frax 的赎回队列接受 frxETH，每张凭证（NFT）最多 1,000 个。过了申请时确定的等待期，等 Frax 备好以太币并付清排在前面的人，凭证即可兑付。会扣除一小笔手续费，最高百分之二。',
  ...code,
}

const ticket: Statement = {
  en: 'A ticket can be paid in part, it cannot be taken back, and whoever holds it gets the ether: sending it away sends the ether away.',
  zh: '凭证可以分次兑付，但不能撤回。谁持有凭证，以太币就归谁：转走凭证就等于转走这笔以太币。',
  ...code,
}

const slashing: Statement & { risk: 'slashing' } = {
  risk: 'slashing',
  en: 'Nothing in the contracts passes a loss of validators on to the tokens: an insurance fund is meant to bear it, and beyond that there would be less ether than frxETH.',
  zh: '合约不会把验证者的损失分摊到代币上：损失由保险基金承担，超出的部分意味着以太币少于 frxETH。',
  ...docs,
}

const lending: Statement & { risk: 'liquidity' } = {
  risk: 'liquidity',
  en: 'Ether that came in is also lent to operators of validators. When much of it is out, tickets wait longer than the time they name.',
  zh: '存入的以太币也会借给验证者的运营者。借出较多时，凭证的实际等待会超过其注明的时间。',
  ...docs,
}

const keys: Statement & { risk: 'keys' } = {
  risk: 'keys',
  en: 'A few key holders of Frax set the fee and the length of the queue, can pause minting, and decide how the ether is used.',
  zh: 'Frax 的少数密钥持有者可以设定手续费和队列时长、暂停铸造，并决定以太币如何使用。',
  ...code,
}

const depeg: Statement & { risk: 'depeg' } = {
  risk: 'depeg',
  en: 'On markets frxETH is held near one ether by Frax’s own pools; it may fall below when many want out.',
  zh: '在市场上，Frax 依靠自己的资金池使 frxETH 接近一个以太币；许多人急于退出时，价格可能低于此。',
  ...docs,
}

const bridge: Statement & { risk: 'bridge' } = {
  risk: 'bridge',
  en: 'On other chains you also rely on the LayerZero bridge. The same address is a different contract on some of them.',
  zh: '在其他链上，还要依赖 LayerZero 跨链桥。同一个地址在某些链上是另一个合约。',
  ...docs,
}

/** frxETH and sfrxETH. */
export const cards: readonly Card[] = [
  {
    token: frxeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A token for ether that was given to Frax to stake: each frxETH is accounted as one ether. It is the raw form of a liquid staking token (LST), the staked form is sfrxETH.',
        zh: '代表交给 Frax 质押的以太币，每个 frxETH 在账目上对应一个以太币。它是流动性质押代币（LST）的原始形式，质押形式是 sfrxETH。',
        ...docs,
      },
    ],
    earns: [
      {
        en: 'Nothing by itself: all that the validators earn goes to those who hold sfrxETH.',
        zh: '本身不产生收益：验证者的收益全部归 sfrxETH 持有者。',
        ...docs,
      },
    ],
    leaves: [queue, ticket],
    risks: [lending, slashing, depeg, keys, bridge],
    lately: [
      {
        en: 'On Fraxtal frxETH is no longer what fees are paid in; it is an ordinary token there now.',
        zh: '在 Fraxtal 上，frxETH 不再用于支付手续费，如今只是普通代币。',
        ...docs,
      },
    ],
  },
  {
    token: sfrxeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): a share of a vault that holds frxETH, a token accounted as one ether each.',
        zh: '流动性质押代币（LST）：代表一个金库的份额，金库中是 frxETH，每个在账目上对应一个以太币。',
        ...docs,
      },
    ],
    earns: [
      {
        en: 'The vault gets what all of Frax’s validators earn, less a tenth, also for frxETH that is not in the vault. It unlocks evenly over a week at a time, so one sfrxETH stands for more frxETH every second.',
        zh: 'Frax 全部验证者的收益扣除十分之一后归金库，不在金库中的 frxETH 所对应的收益也包括在内。收益以一周为期均匀释放，因此每个 sfrxETH 对应的 frxETH 每秒都在增加。',
        ...docs,
      },
    ],
    leaves: [
      {
        en: 'It turns back into frxETH at any time, at once and without a fee. From there, or in one step, the redemption queue leads to ether.',
        zh: '随时可以立即换回 frxETH，不收手续费。之后可通过赎回队列换成以太币，也可一步完成。',
        ...docs,
      },
      queue,
      ticket,
    ],
    risks: [lending, slashing, depeg, keys, bridge],
    lately: [],
  },
]
