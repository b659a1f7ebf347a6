import type { Card } from '../card.ts'
import { cmeth, meth } from './addresses.ts'

const lsp = { source: 'mantle-lsp/contracts', date: '2025-10-31' } as const
const vault = { source: 'Se7en-Seas/boring-vault', date: '2024-12-18' } as const
const listing = { source: 'DefiLlama/DefiLlama-Adapters', date: '2026-08-22' } as const

const blocklist = {
  risk: 'blacklist',
  en: 'The issuer can block an account: it can then neither send nor receive mETH. Special keys can also mint mETH and destroy anybody’s by force.',
  zh: '发行方可以封锁账户，被封锁的账户不能收发 mETH。特定密钥还可以强制铸造 mETH，或销毁任何人的 mETH。',
  ...lsp,
} as const

/** mETH and cmETH. */
export const cards: readonly Card[] = [
  {
    token: meth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST): the protocol stakes the ether of many people with validators on Ethereum, and mETH is your share of it that you can still send and trade.',
        zh: '流动性质押代币（LST）：协议把众人的以太币交给以太坊验证者质押，mETH 是你在其中的份额，仍可转账和交易。',
        ...lsp,
      },
      {
        en: 'Part of the ether is not staked but lent out in money markets, so that requests can be paid sooner.',
        zh: '部分以太币不用于质押，而是借给借贷市场，以便更快支付提款申请。',
        ...lsp,
      },
    ],
    earns: [
      {
        en: 'Rewards raise the amount of ether that mETH stands for; your balance stays the same.',
        zh: '奖励会让每个 mETH 代表的以太币增多，你的余额不变。',
        ...lsp,
      },
    ],
    leaves: [
      {
        en: 'You hand in mETH and the amount of ether is fixed at that moment. It can be claimed once the protocol’s reports have come past your request and the ether was set aside, from hours to several days; longer when many validators have to leave.',
        zh: '交出 mETH 时，可得的以太币数量当即确定。等协议的报告处理到你的申请，并备好以太币之后即可领取，需要数小时到数天；需要大量验证者退出时会更久。',
        ...lsp,
      },
      {
        en: 'Only the account that asked can claim. There is no instant way out of the protocol itself.',
        zh: '只有提出申请的账户能领取。协议本身没有即时退出的方式。',
        ...lsp,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'If validators are penalised, mETH stands for less ether. A request made before keeps its amount, but in an emergency unsettled requests can be cancelled; the mETH then comes back.',
        zh: '验证者受罚后，mETH 代表的以太币会减少。此前的申请金额不变，但紧急情况下未处理的申请可能被取消，mETH 会退回。',
        ...lsp,
      },
      blocklist,
      {
        risk: 'contract',
        en: 'Ether lent out in money markets adds the risk of those markets to that of staking.',
        zh: '借给借贷市场的以太币，除质押风险外还要承担这些市场的风险。',
        ...lsp,
      },
      {
        risk: 'pause',
        en: 'Staking, requests and claims can be paused.',
        zh: '质押、申请和领取都可能被暂停。',
        ...lsp,
      },
      {
        risk: 'bridge',
        en: 'mETH on Mantle is a bridged copy: it is redeemed on Ethereum only and depends on the bridge that holds the original.',
        zh: 'Mantle 上的 mETH 是跨链副本，只能在以太坊上兑换，并依赖托管原币的跨链桥。',
        ...listing,
      },
    ],
    lately: [
      {
        en: 'Since October 2025 a buffer of ether is lent out in money markets.',
        zh: '2025 年 10 月起，部分备用以太币借给借贷市场。',
        ...lsp,
      },
    ],
  },
  {
    token: cmeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid restaking token (LRT): your mETH lies in a vault that puts it to further work in restaking protocols. It can earn more and it can lose more than mETH.',
        zh: '流动性再质押代币（LRT）：你的 mETH 存入金库，再投入多个再质押协议。收益可能高于 mETH，损失也可能更大。',
        ...listing,
      },
    ],
    earns: [
      {
        en: 'mETH itself grows; what restaking adds shows when the vault’s bookkeeper raises the rate of cmETH in mETH.',
        zh: 'mETH 本身会增值；再质押的收益在金库记账合约上调 cmETH 对 mETH 的汇率时体现。',
        ...vault,
      },
    ],
    leaves: [
      {
        en: 'You ask for mETH, wait a set time, and complete the request within a window after it. One open request at a time: asking again adds to it and starts the wait anew. What you miss can be cancelled, and the cmETH comes back.',
        zh: '先申请换回 mETH，等待规定时间后，在随后的期限内完成。同时只能有一笔申请，再次申请会合并并重新计时。错过期限可以取消，cmETH 会退回。',
        ...vault,
      },
      {
        en: 'It pays at the lower of the rate when you asked and the rate when you complete it, less a fee where one is set. For ether you then leave mETH as well.',
        zh: '按申请时与完成时两者中较低的汇率支付，如设有手续费则再扣除。要换成以太币，还需再退出 mETH。',
        ...vault,
      },
    ],
    risks: [
      {
        risk: 'slashing',
        en: 'The services secured by restaking can take part of the stake. The loss shows as a lower rate, also for a request that is still open.',
        zh: '由再质押保障的服务可能罚没部分质押。损失体现为汇率下降，未完成的申请同样承担。',
        ...vault,
      },
      {
        risk: 'oracle',
        en: 'The rate is a number that the vault’s managers write. Between two writes it knows of no loss, and an implausible change pauses it.',
        zh: '汇率由金库管理者写入，两次写入之间不反映损失；变动异常时会自动暂停。',
        ...vault,
      },
      {
        risk: 'pause',
        en: 'Withdrawals can be switched off; an open request then waits until they are on again.',
        zh: '提款可能被关闭，未完成的申请要等重新开放。',
        ...vault,
      },
      blocklist,
      {
        risk: 'bridge',
        en: 'cmETH on Mantle is a bridged copy and depends on its bridge.',
        zh: 'Mantle 上的 cmETH 是跨链副本，依赖其跨链桥。',
        ...listing,
      },
    ],
    lately: [],
  },
]
