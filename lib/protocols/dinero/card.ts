import type { Card } from '../card.ts'
import { apxeth, pxeth } from './addresses.ts'

const code = { source: 'dinero-protocol/pirex-eth-contracts', date: '2025-02-07' } as const

const ticket = {
  en: 'For ether you hand it in, less a fee, and receive a ticket called upxETH for the same amount. Tickets are gathered until they fill a validator of 32 ether, which then has to leave; after that the ticket is cashed in one to one. Nobody promises a time, and whoever holds the ticket is paid.',
  zh: '换回以太币时，交出代币（扣除手续费），获得等额的凭证 upxETH。凭证凑满 32 个以太币后，对应的验证者退出，之后按一比一兑现。没有承诺时限，谁持有凭证就付给谁。',
  ...code,
} as const

const small = {
  risk: 'liquidity',
  en: 'Only about three thousand ether are left in it. Expect thin markets, and tickets that wait long for others.',
  zh: '规模只剩约三千个以太币。市场深度有限，凭证可能要等很久才能凑齐。',
  source: 'public portfolio review of pxETH and apxETH',
  date: '2026-05-13',
} as const

const pause = {
  risk: 'pause',
  en: 'One switch stops minting and every way out.',
  zh: '一个开关即可停止铸造和所有退出方式。',
  ...code,
} as const

const keys = {
  risk: 'keys',
  en: 'Those who govern it set fees of up to a fifth. While everything is paused they can take ether out in an emergency.',
  zh: '治理方可把手续费设到最高 20%。全部暂停时，他们可以在紧急情况下取出以太币。',
  ...code,
} as const

const slashing = {
  risk: 'slashing',
  en: 'The promise is one to one; nothing writes it down when validators are penalised. A loss that is not made good would be met by those who leave last.',
  zh: '承诺始终是一比一，验证者受罚时也不会下调。未弥补的损失将由最后退出的人承担。',
  ...code,
} as const

const lately = [
  {
    en: 'The project’s governance token was reported to have no market left.',
    zh: '有报告称该项目的治理代币已没有市场。',
    source: 'public portfolio review of pxETH and apxETH',
    date: '2026-05-13',
  },
] as const

/** pxETH and apxETH. */
export const cards: readonly Card[] = [
  {
    token: pxeth.address,
    chainId: 1,
    behind: [
      {
        en: 'Half of a liquid staking token (LST): one to one a claim on ether staked with validators. The rewards go to those who put it into the vault and hold apxETH.',
        zh: '流动性质押代币（LST）的一半：与验证者质押的以太币一比一对应。奖励归存入金库、持有 apxETH 的人。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'It earns nothing by itself. Put into the vault as apxETH, it does.',
        zh: '本身没有收益。存入金库成为 apxETH 后才有。',
        ...code,
      },
    ],
    leaves: [
      ticket,
      {
        en: 'While ether lies in a buffer, it can also be redeemed at once for a higher fee.',
        zh: '备用金里有以太币时，也可以立即赎回，手续费更高。',
        ...code,
      },
    ],
    risks: [slashing, small, pause, keys],
    lately,
  },
  {
    token: apxeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): a share of a vault of pxETH, which in turn is a claim on staked ether.',
        zh: '流动性质押代币（LST）：pxETH 金库的份额，而 pxETH 对应已质押的以太币。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'The rewards of all validators are spread over the vault’s holders, also those of people who hold bare pxETH. Its rate in pxETH rises; your balance stays the same.',
        zh: '全部验证者的奖励都分给金库持有者，包括未存入金库的 pxETH 产生的部分。它对 pxETH 的汇率上升，你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'It is taken out of the vault at once, less a penalty that stays with those who remain, and gives pxETH. Sent straight to Dinero’s contract it becomes a ticket for ether.',
        zh: '可随时从金库取出换成 pxETH，需扣除一笔留给其余持有者的罚金。直接转给 Dinero 的合约，则变成以太币的赎回凭证。',
        ...code,
      },
      ticket,
    ],
    risks: [slashing, small, pause, keys],
    lately,
  },
]
