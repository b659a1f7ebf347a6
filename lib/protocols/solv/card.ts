import type { Card } from '../card.ts'
import { solvbtc, xsolvbtc } from './addresses.ts'

const code = { source: 'solv-finance/SolvBTC', date: '2026-04-29' } as const
const funds = { source: 'solv-finance/solv-contracts-v3', date: '2026-01-20' } as const
const ccip = { source: 'smartcontractkit/documentation', date: '2026-08-21' } as const

const keys = {
  risk: 'keys',
  en: 'Administrators decide who may mint the token and can replace its contract; a pauser can stop it.',
  zh: '管理者决定谁可以铸造该代币，并可更换合约；另有账户可以暂停它。',
  ...code,
} as const
const blocked = {
  risk: 'blacklist',
  en: 'Addresses can be blocked: they can then neither send nor receive it, and what they hold can be destroyed.',
  zh: '地址可能被封禁：此后既不能转出也不能转入，所持代币还可能被销毁。',
  ...code,
} as const
const bridge = {
  risk: 'bridge',
  en: 'On other chains it is a copy that depends on its bridge; redeeming is shown on Ethereum only.',
  zh: '其他链上的是副本，依赖其跨链桥；这里只显示以太坊上的赎回。',
  ...ccip,
} as const

/** SolvBTC and xSolvBTC. */
export const cards: readonly Card[] = [
  {
    token: solvbtc.address,
    chainId: 1,
    behind: [
      {
        en: 'A bitcoin token: a claim on a reserve of wrapped bitcoin (WBTC, cbBTC, FBTC, tBTC and others) that Solv holds through its funds.',
        zh: '比特币代币：代表 Solv 通过其基金持有的包装比特币储备（WBTC、cbBTC、FBTC、tBTC 等）。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Nothing by itself: it is meant to stay at one bitcoin. What earns is made out of it, such as xSolvBTC.',
        zh: '本身没有收益：旨在保持一比一对应比特币。有收益的是由它转换而来的代币，例如 xSolvBTC。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'You hand it in for one of the wrapped bitcoin and receive a redemption token. When the fund has been settled and paid in, you claim at Solv, first come, first served, less a fee that Solv sets. No time is promised. Until it is settled you can take it back.',
        zh: '交出它并选择一种包装比特币，你会收到一枚赎回代币。基金结算并入账后在 Solv 领取，先到先得，扣除 Solv 设定的费用，不承诺时限。结算之前可以取回。',
        ...funds,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'The bitcoin lies with the issuers of the wrapped tokens and with the managers of Solv’s funds.',
        zh: '比特币由包装代币的发行方和 Solv 基金的管理者保管。',
        ...code,
      },
      blocked,
      keys,
      {
        risk: 'liquidity',
        en: 'A redemption is a bearer token: whoever you send it to can claim it.',
        zh: '赎回凭据认持有者不认人：转给谁，谁就能领取。',
        ...funds,
      },
      bridge,
    ],
    lately: [],
  },
  {
    token: xsolvbtc.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of SolvBTC that Solv puts to work. It was called SolvBTC.BBN before.',
        zh: '代表由 Solv 投入使用的 SolvBTC 份额，曾名 SolvBTC.BBN。',
        ...code,
      },
    ],
    earns: [
      {
        en: 'Solv writes its value in SolvBTC from time to time, at most once a day and within a bound of one percent; your balance stays the same.',
        zh: 'Solv 不时写入它以 SolvBTC 计的价值，每天至多一次，单次变动不超过百分之一；你的余额不变。',
        ...code,
      },
    ],
    leaves: [
      {
        en: 'A pool swaps it for SolvBTC at once at the written value, less a fee. The way back in is open to chosen accounts only.',
        zh: '资金池按写入的价值立即换成 SolvBTC，扣除费用。反向存入仅限指定账户。',
        ...code,
      },
    ],
    risks: [
      {
        risk: 'oracle',
        en: 'The value is what an administrator writes. It can be marked abnormal, and then the pool pays nothing.',
        zh: '价值由管理者写入，也可能被标记为异常，此时资金池不兑付。',
        ...code,
      },
      {
        risk: 'slashing',
        en: 'What SolvBTC is used for can lose; the value can then be written lower.',
        zh: 'SolvBTC 投入使用后可能亏损，价值随之写低。',
        ...code,
      },
      blocked,
      keys,
      bridge,
    ],
    lately: [],
  },
]
