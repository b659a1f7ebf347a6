import type { Card } from '../card.ts'
import { rsweth, sweth } from './addresses.ts'

const contractsSource = { source: 'SwellNetwork/v3-core-public', date: '2024-11-13' } as const

const ticket = {
  en: 'You hand the tokens to Swell’s exit contract, which destroys them and gives you a ticket, an NFT. Once Swell has settled the ticket you claim ether with it. Only the account that holds the ticket can claim, so sending it away sends the ether away.',
  zh: '把代币交给 Swell 的退出合约，合约会销毁代币并给你一张凭证（NFT）。Swell 结算后，凭它领取以太币。只有持有凭证的账户能领取，转走凭证就等于转走这笔以太币。',
  ...contractsSource,
} as const

const settling = {
  en: 'Tickets are settled in order whenever Swell has set ether aside, typically after some days; the contract promises no time. There is no fee and no instant way out.',
  zh: '凭证按顺序结算，要等 Swell 备好以太币，通常需要几天；合约不承诺时限。不收手续费，也没有即时退出的方式。',
  source: 'KyberNetwork/kyberswap-dex-lib; SwellNetwork/v3-core-public',
  date: '2026-08-21',
} as const

const pausing = {
  risk: 'pause',
  en: 'Swell can pause deposits, new requests and claims at any time; while withdrawals are paused even a settled ticket cannot be claimed.',
  zh: 'Swell 可以随时暂停存入、申请和领取；提款暂停期间，已结算的凭证也无法领取。',
  ...contractsSource,
} as const

const writing = {
  risk: 'oracle',
  en: 'The rate is a number that an account of Swell writes, about once a day. Between two writes it does not know of losses, and if nobody writes it stands still.',
  zh: '汇率由 Swell 的账户写入合约，大约每天一次。两次写入之间，它不反映期间的损失；没人写入，它就不变。',
  ...contractsSource,
} as const

const upgrading = {
  risk: 'keys',
  en: 'The contracts can be replaced by those who administer them.',
  zh: '合约可以由管理者升级替换。',
  source: 'public on-chain indexing document',
  date: '2026-06-09',
} as const

/** swETH and rswETH. */
export const cards: readonly Card[] = [
  {
    token: sweth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): Swell stakes the ether of many people with validators, and swETH is your share of it that you can still send and trade.',
        zh: '流动性质押代币（LST）：Swell 把众人的以太币交给验证者质押，swETH 是你在其中的份额，仍可转账和交易。',
        ...contractsSource,
      },
    ],
    earns: [
      {
        en: 'Staking rewards raise the rate at which swETH redeems for ether; your balance stays the same. A share of the rewards goes to Swell and its operators.',
        zh: '质押奖励会推高 swETH 兑换以太币的汇率，你的余额不变。部分奖励归 Swell 和节点运营商。',
        ...contractsSource,
      },
    ],
    leaves: [ticket, settling],
    risks: [
      {
        risk: 'slashing',
        en: 'If validators are penalised, the rate falls when it is next written. A ticket that is not settled pays the lower of the rate when you asked and the rate when it is settled.',
        zh: '验证者受罚后，汇率会在下次写入时下降。未结算的凭证按申请时与结算时两者中较低的汇率支付。',
        ...contractsSource,
      },
      {
        risk: 'liquidity',
        en: 'swETH is small today: selling much of it at once may fetch noticeably less than its rate.',
        zh: 'swETH 如今规模很小，一次卖出较多可能明显低于其汇率。',
        source: 'euler-xyz/oracle-checks',
        date: '2026-08-20',
      },
      writing,
      pausing,
      upgrading,
    ],
    lately: [
      {
        en: 'Chainlink took its market price of swETH on Ethereum away between May and August 2026.',
        zh: '2026 年 5 月至 8 月间，Chainlink 撤下了以太坊上的 swETH 市场价格。',
        source: 'euler-xyz/oracle-checks; bgd-labs/aave-address-book',
        date: '2026-08-20',
      },
    ],
  },
  {
    token: rsweth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): like a liquid staking token it is a share of staked ether, but that stake also secures other services through EigenLayer. It can earn more and it can lose more.',
        zh: '流动性再质押代币（LRT）：与流动性质押代币一样代表一份已质押的以太币，但这些质押还通过 EigenLayer 为其他服务提供安全保障。收益可能更多，损失也可能更多。',
        ...contractsSource,
      },
      {
        en: 'Behind it stand validators that Swell runs through restaking contracts of its own, and some staking tokens that were deposited.',
        zh: '背后是 Swell 通过自己的再质押合约运行的验证者，以及一部分存入的质押代币。',
        ...contractsSource,
      },
    ],
    earns: [
      {
        en: 'Rewards raise the rate at which rswETH redeems for ether; your balance stays the same. About a tenth of the rewards is kept as a fee.',
        zh: '奖励会推高 rswETH 兑换以太币的汇率，你的余额不变。约十分之一的奖励作为费用扣除。',
        ...contractsSource,
      },
    ],
    leaves: [ticket, settling],
    risks: [
      {
        risk: 'slashing',
        en: 'Both Ethereum and the services secured through EigenLayer can penalise the stake. The loss shows as a lower rate once it is written, and a ticket that is not settled shares it.',
        zh: '以太坊本身以及通过 EigenLayer 得到保障的服务都可能罚没质押。损失在写入后体现为汇率下降，未结算的凭证同样承担。',
        ...contractsSource,
      },
      writing,
      pausing,
      {
        risk: 'liquidity',
        en: 'Like most restaking tokens it is far smaller than at its peak. Expect little ether in reserve, long queues and thin markets.',
        zh: '与多数再质押代币一样，规模远小于高峰时期。预计备用的以太币不多，排队较久，市场深度有限。',
        source: 'hindenrank.com protocol pages',
        date: '2026-07-04',
      },
      {
        risk: 'bridge',
        en: 'rswETH on Swellchain and Berachain is a bridged copy. It can only be redeemed on Ethereum, and depends on the bridge that holds the original.',
        zh: 'Swellchain 和 Berachain 上的 rswETH 是跨链副本，只能回到以太坊兑换，并依赖托管原币的跨链桥。',
        source: 'DefiLlama/DefiLlama-Adapters',
        date: '2026-08-22',
      },
      upgrading,
    ],
    lately: [
      {
        en: 'Swell as a whole held about 93 million US dollars.',
        zh: 'Swell 全部产品的规模约为 9300 万美元。',
        source: 'hindenrank.com protocol pages',
        date: '2026-07-04',
      },
    ],
  },
]
