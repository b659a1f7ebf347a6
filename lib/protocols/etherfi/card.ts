import type { Card } from '../card.ts'
import { ebtc, eeth, weeth, weethk, weeths } from './addresses.ts'

const code = { source: 'etherfi-protocol/smart-contracts', date: '2026-07-15' } as const
const bridges = { source: 'etherfi-protocol/weETH-cross-chain', date: '2025-12-23' } as const
const vaultCode = { source: 'Se7en-Seas/boring-vault', date: '2024-12-18' } as const
const vaultQueue = { source: 'Veda-Labs/boring-vault', date: '2026-05-28' } as const

const pool = {
  en: 'Behind it is one pool: ether at validators that ether.fi runs with EigenLayer pods, some stETH, and ether kept ready for those who leave. Part of the validators is no longer restaked, so not all of it is exposed to EigenLayer.',
  zh: '背后是同一个资金池：由 ether.fi 通过 EigenLayer pod 运行的验证者质押的以太币、一部分 stETH，以及备付退出的以太币。其中一部分验证者已不再再质押，因此并非全部暴露于 EigenLayer。',
  ...code,
} as const

const reports = {
  en: 'About once a day ether.fi’s oracle reports what the validators earned or lost. One report can raise the pool by a quarter of a percent at most.',
  zh: 'ether.fi 的预言机大约每天报告一次验证者的收益或损失。单次报告最多使资金池增加千分之二点五。',
  ...code,
} as const

const ticket = {
  en: 'By the queue: you get a withdrawal request, an NFT. ether.fi finalises requests in their order, as its oracle reports; nothing promises how long that takes. Whoever holds the NFT is paid, so sending it away sends the ether away.',
  zh: '通过队列：你会得到一份提款申请（NFT）。ether.fi 随预言机报告按顺序结算，没有承诺时限。谁持有这个 NFT，钱就付给谁，转走它就等于转走这笔以太币。',
  ...code,
} as const

const instant = {
  en: 'At once, in ether for a fee or in stETH, as long as the daily limit and the reserve last.',
  zh: '即时赎回：付费换取以太币，或换成 stETH，前提是每日额度和储备还有余量。',
  ...code,
} as const

const slashing = {
  risk: 'slashing',
  en: 'Ethereum and the services that the stake secures through EigenLayer can penalise it. A loss lowers the pool for everybody, and a request that is not finalised shares it; a finalised one keeps its rate.',
  zh: '以太坊和通过 EigenLayer 得到保障的服务都可能罚没质押。损失由资金池的所有人分担，未结算的申请同样承担，已结算的申请汇率不再变。',
  ...code,
} as const

const blocking = {
  risk: 'blacklist',
  en: 'ether.fi can block an address: it can then neither send nor receive the tokens, nor claim a withdrawal.',
  zh: 'ether.fi 可以封锁地址：被封锁的地址不能转出或接收代币，也不能领取提款。',
  ...code,
} as const

const pausing = {
  risk: 'pause',
  en: 'Guardians can pause the contracts for 8 hours to 30 days, and ether.fi can pause them without an end. A single request can also be suspended.',
  zh: '守护者可以把合约暂停 8 小时到 30 天，ether.fi 也可以无限期暂停，单笔申请也可能被中止。',
  ...code,
} as const

const upgrading = {
  risk: 'keys',
  en: 'The contracts can be replaced by those who administer them.',
  zh: '合约可以由管理者升级替换。',
  ...code,
} as const

const kingRewards = {
  en: 'Rewards for restaking are not in the rate. They are handed out as another token, KING.',
  zh: '再质押奖励不计入汇率，而是以另一种代币 KING 发放。',
  ...code,
} as const

const depositedNow = {
  en: 'Since the upgrade of mid 2026 only stETH can be swapped for eETH; cbETH and wBETH were taken off. Every movement of eETH and weETH is checked against a blacklist since then.',
  zh: '2026 年年中升级后，只有 stETH 可以换成 eETH，cbETH 和 wBETH 已移除。此后 eETH 和 weETH 的每次转移都会核对黑名单。',
  ...code,
} as const

const delayed = {
  en: 'You hand in the shares for one asset, wait the days the vault has set, and complete it yourself within a week. If that time passes you cancel and ask again.',
  zh: '交出份额并选择一种资产，等满金库设定的天数后，在一周内自行完成。错过期限就取消后重新申请。',
  ...vaultCode,
} as const

const lowerOfTwo = {
  risk: 'slashing',
  en: 'You are paid at the lower of the rate when you asked and the rate when you complete. If it moved further than you allowed, it cannot be completed at all.',
  zh: '按申请时与完成时两者中较低的汇率支付。如果汇率变动超出你允许的范围，就无法完成。',
  ...vaultCode,
} as const

const accountantRisk = {
  risk: 'oracle',
  en: 'The rate is a number that an account of the vault writes. Between two writes it does not know of losses, and while it is paused nothing is paid.',
  zh: '汇率由金库的账户写入合约。两次写入之间不反映期间的损失，汇率暂停时不会付款。',
  ...vaultCode,
} as const

const strategist = {
  risk: 'keys',
  en: 'A strategist moves the assets between protocols, within rules that the vault’s owner sets.',
  zh: '策略管理人在金库所有者设定的规则内，把资产在不同协议之间调动。',
  ...vaultCode,
} as const

const unconfirmed = {
  risk: 'liquidity',
  en: 'Whether the vault is still kept up was last seen in July 2025. Look at what it can pay before you count on it.',
  zh: '最后一次能确认该金库仍在维护是在 2025 年 7 月。指望它之前，先看看它付得出多少。',
  source: 'DefiLlama/DefiLlama-Adapters',
  date: '2026-08-22',
} as const

/** eETH, weETH, and the shares of the three vaults. */
export const cards: readonly Card[] = [
  {
    token: eeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): each eETH is one ether in ether.fi’s pool. That stake also secures other services through EigenLayer; it can earn more and it can lose more than staking alone.',
        zh: '流动性再质押代币（LRT）：每枚 eETH 对应 ether.fi 资金池中的一枚以太币。这些质押还通过 EigenLayer 为其他服务提供安全保障，收益和损失都可能比单纯质押更大。',
        ...code,
      },
      pool,
    ],
    earns: [
      {
        en: 'Your balance grows by itself with every report, and shrinks with a loss.',
        zh: '余额会随每次报告自动增加，发生损失时减少。',
        ...code,
      },
      reports,
      kingRewards,
    ],
    leaves: [ticket, instant],
    risks: [slashing, blocking, pausing, upgrading],
    lately: [depositedNow],
  },
  {
    token: weeth.address,
    chainId: 1,
    behind: [
      {
        en: 'Wrapped eETH, a liquid restaking token (LRT): a fixed number of shares of ether.fi’s pool, so its balance stays the same. It turns into eETH and back at once.',
        zh: '包装后的 eETH，属于流动性再质押代币（LRT）：代表 ether.fi 资金池中固定数量的份额，因此余额不变，可随时与 eETH 互换。',
        ...code,
      },
      pool,
    ],
    earns: [
      {
        en: 'What one weETH unwraps into grows with every report, and shrinks with a loss.',
        zh: '每枚 weETH 能拆出的 eETH 随每次报告增加，发生损失时减少。',
        ...code,
      },
      reports,
      kingRewards,
    ],
    leaves: [
      {
        en: 'Unwrap it into eETH at once, or leave with it directly: the same queue and the same instant redemption as eETH.',
        zh: '可以立即拆成 eETH，也可以直接退出：队列和即时赎回与 eETH 相同。',
        ...code,
      },
      ticket,
      instant,
    ],
    risks: [
      slashing,
      {
        risk: 'bridge',
        en: 'weETH on other chains is a copy. It depends on the bridge that holds the original, and can only be redeemed on Ethereum.',
        zh: '其他链上的 weETH 是副本，依赖托管原币的跨链桥，只能回到以太坊赎回。',
        ...bridges,
      },
      blocking,
      pausing,
      upgrading,
    ],
    lately: [
      {
        en: 'In September and October 2025 the bridges of Blast, Mode, Morph, Sonic and zkSync were cut to near nothing, and minting on Linea and Berachain was switched off. Bring weETH away from those chains.',
        zh: '2025 年 9 月至 10 月，Blast、Mode、Morph、Sonic 和 zkSync 的跨链额度被降到接近零，Linea 和 Berachain 上的直接铸造也已关闭。请把 weETH 从这些链上转走。',
        ...bridges,
      },
      depositedNow,
    ],
  },
  {
    token: weeths.share.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of an ether.fi vault that holds weETH, wstETH and other staking tokens and restakes them through Symbiotic.',
        zh: 'ether.fi 金库的份额：金库持有 weETH、wstETH 等质押代币，并通过 Symbiotic 再质押。',
        ...vaultCode,
      },
    ],
    earns: [
      {
        en: 'The vault’s accountant raises the rate of a share as the tokens in it earn. Your balance stays the same.',
        zh: '金库中的代币产生收益后，核算合约提高每份的汇率，余额本身不变。',
        ...vaultCode,
      },
    ],
    leaves: [delayed],
    risks: [
      {
        risk: 'slashing',
        en: 'Stake in Symbiotic can be slashed by the services it secures, on top of the losses of the staking tokens themselves.',
        zh: '除质押代币自身的损失外，Symbiotic 中的质押还可能被其保障的服务罚没。',
        source: 'symbioticfi/core',
        date: '2026-08-07',
      },
      lowerOfTwo,
      accountantRisk,
      unconfirmed,
      strategist,
    ],
    lately: [],
  },
  {
    token: weethk.share.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of an ether.fi vault that holds weETH and other staking tokens and restakes them through Karak.',
        zh: 'ether.fi 金库的份额：金库持有 weETH 等质押代币，并通过 Karak 再质押。',
        ...vaultCode,
      },
    ],
    earns: [
      {
        en: 'The vault’s accountant raises the rate of a share as the tokens in it earn. Your balance stays the same.',
        zh: '金库中的代币产生收益后，核算合约提高每份的汇率，余额本身不变。',
        ...vaultCode,
      },
    ],
    leaves: [delayed],
    risks: [
      lowerOfTwo,
      unconfirmed,
      accountantRisk,
      {
        risk: 'contract',
        en: 'It depends on Karak’s contracts too, whose present state nobody has confirmed.',
        zh: '它还依赖 Karak 的合约，其现状尚无确认。',
        source: 'DefiLlama/DefiLlama-Adapters',
        date: '2026-08-22',
      },
      strategist,
    ],
    lately: [],
  },
  {
    token: ebtc.share.address,
    chainId: 1,
    behind: [
      {
        en: 'A share of an ether.fi vault of bitcoin tokens such as LBTC, WBTC and cbBTC. Real bitcoin lies with the companies that issue those tokens.',
        zh: 'ether.fi 比特币代币金库的份额，金库持有 LBTC、WBTC、cbBTC 等。真正的比特币由这些代币的发行公司保管。',
        ...vaultQueue,
      },
    ],
    earns: [
      {
        en: 'The vault’s accountant raises the rate of a share as its bitcoin tokens are put to use. Your balance stays the same.',
        zh: '金库运用比特币代币产生收益后，核算合约提高每份的汇率，余额本身不变。',
        ...vaultCode,
      },
    ],
    leaves: [
      {
        en: 'You ask a queue for one bitcoin token at a fixed amount. After a few days a solver may fill the request; if nobody does in time, you cancel it and get the shares back.',
        zh: '向队列申请换成某一种比特币代币，数额固定。几天后可由撮合者完成；如果一直没人完成，你可以取消并取回份额。',
        ...vaultQueue,
      },
      {
        en: 'An older exit pays after a delay, if the vault still offers it.',
        zh: '还有一种较早的延时退出方式，前提是金库仍然提供。',
        ...vaultCode,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'Each token in it is only as good as the company that holds the bitcoin behind it.',
        zh: '其中每种代币都取决于保管比特币的公司是否可靠。',
        ...vaultQueue,
      },
      {
        risk: 'liquidity',
        en: 'Nobody has to fill a request. The amount is fixed when you ask, so a later gain is not yours.',
        zh: '没有人必须完成你的申请。数额在申请时已固定，之后的收益不归你。',
        ...vaultQueue,
      },
      accountantRisk,
      strategist,
    ],
    lately: [],
  },
]
