import type { Card } from '../card.ts'
import { deth } from './addresses.ts'

const code = { source: 'stakehouse-dev/contract-deployments', date: '2024-03-28' } as const
const listing = { source: 'DefiLlama/yield-server', date: '2026-08-22' } as const

/** dETH. */
export const cards: readonly Card[] = [
  {
    token: deth.address,
    chainId: 1,
    behind: [
      {
        en: 'A token of the Stakehouse protocol, made against ether that its members staked with validators of their own.',
        zh: 'Stakehouse 协议的代币，以成员交给各自验证者质押的以太币为依据生成。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'What it earns, if anything, is not known; the protocol has been dormant since 2024.',
        zh: '是否仍有收益并不清楚，该协议自 2024 年起停摆。',
        ...listing,
      },
    ],
    leaves: [
      {
        en: 'It was turned back into ether inside the protocol. Whether that still works is not known to Bowline.',
        zh: '原本可在协议内换回以太币，Bowline 不清楚现在是否仍可行。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'liquidity',
        en: 'A public index of yields dropped it as dead. Its worth is unknown, so it is not counted in totals.',
        zh: '一个公开的收益索引已将其列为停止维护。价值未知，因此不计入合计。',
        ...listing,
      },
      {
        risk: 'contract',
        en: 'A protocol that nobody looks after may hold faults that nobody mends.',
        zh: '无人维护的协议可能存在无人修复的缺陷。',
        ...listing,
      },
    ],
    lately: [],
  },
]
