import type { Card } from '../card.ts'
import { btcb, lbtc } from './addresses.ts'

const code = { source: 'lombard-finance/evm-smart-contracts', date: '2025-11-04' } as const
const ccip = { source: 'smartcontractkit/documentation', date: '2026-08-21' } as const

const notaries = {
  risk: 'keys',
  en: 'A group of notaries signs what is minted, what bitcoin is paid and the rate. If enough of them collude or lose their keys, all of it is at risk. The owner can replace the contract and a pauser can stop it.',
  zh: '一组公证人负责为铸造、比特币支付和汇率签名。若足够多的公证人串通或丢失密钥，全部资产都有风险。所有者可以更换合约，另有账户可以暂停它。',
  ...code,
} as const
const custody = {
  risk: 'custody',
  en: 'The bitcoin lies on Bitcoin under keys that Lombard’s system holds; the token is a claim on it.',
  zh: '比特币存放在比特币网络上，密钥由 Lombard 的系统掌握，该代币只是对它的债权。',
  ...code,
} as const

/** LBTC and BTC.b. */
export const cards: readonly Card[] = [
  {
    token: lbtc.address,
    chainId: 1,
    behind: [
      {
        en: 'A bitcoin token: bitcoin that was handed to Lombard, which stakes it with Babylon, where bitcoin secures other networks.',
        zh: '比特币代币：代表交给 Lombard 的比特币，由其质押到 Babylon，让比特币为其他网络提供安全保障。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'The rate of LBTC to bitcoin rises as rewards come in. A new one is written with the time from which it holds, and the contract bounds how far it may move in a day.',
        zh: 'LBTC 对比特币的汇率随奖励上升。新汇率写入时注明生效时间，合约限制它一天内可变动的幅度。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand LBTC in for BTC.b, less a flat fee, or for bitcoin at a Bitcoin address, less a fee. It is burnt at once; you are paid when Lombard’s notaries have signed. No contract says when, or lists you meanwhile.',
        zh: '交出 LBTC 可换取 BTC.b（扣除固定费用），或换取付到比特币地址的比特币（扣除费用）。代币立即销毁，待 Lombard 公证人签名后付款。没有合约说明何时付款，等待期间也没有合约记录你。',
        ...code,
      },
    ],
    risks: [
      custody,
      notaries,
      {
        risk: 'slashing',
        en: 'If the staked bitcoin is penalised, the rate can be written lower.',
        zh: '质押的比特币受罚后，汇率可能被写低。',
        ...code,
      },
      {
        risk: 'bridge',
        en: 'On other chains it is a copy that depends on its bridge; redeeming is shown on Ethereum only.',
        zh: '其他链上的是副本，依赖其跨链桥；这里只显示以太坊上的赎回。',
        ...ccip,
      },
    ],
    lately: [],
  },
  {
    token: btcb.address,
    chainId: 1,
    behind: [
      {
        en: 'A bitcoin token: one for each bitcoin that was handed to Lombard and is not staked.',
        zh: '比特币代币：每个对应一枚交给 Lombard 且未质押的比特币。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Nothing. It can be handed in for LBTC, which earns.',
        zh: '没有收益。可以交出换取有收益的 LBTC。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand it in for bitcoin at a Bitcoin address, less a fee. It is burnt at once, and paid when Lombard’s notaries have signed.',
        zh: '交出后换取付到比特币地址的比特币，扣除费用。代币立即销毁，待 Lombard 公证人签名后付款。',
        ...code,
      },
    ],
    risks: [custody, notaries],
    lately: [],
  },
]
