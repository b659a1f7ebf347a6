import type { Card } from '../card.ts'
import { wbeth } from './addresses.ts'

const seen = { source: 'l2beat/l2beat', date: '2026-09-17' } as const

/** wBETH. */
export const cards: readonly Card[] = [
  {
    token: wbeth.address,
    chainId: 1,
    behind: [
      {
        en: 'A liquid staking token (LST) of the exchange Binance: a claim on ether that Binance says it stakes. No contract holds that ether or can check it.',
        zh: '币安交易所的流动性质押代币（LST）：代表币安声称已质押的以太币。没有合约持有或能核实这些以太币。',
        ...seen,
      },
    ],
    earns: [
      {
        en: 'Binance writes a higher rate, about daily; your balance stays the same.',
        zh: '币安大约每天写入更高的汇率，你的余额不变。',
        ...seen,
      },
    ],
    leaves: [
      {
        en: 'In a Binance account it is exchanged off the chain. On chain you hand it in, wait a set time, ten days when this was written, and claim ether once Binance has paid it in; whether and when it does is up to Binance.',
        zh: '可在币安账户内链下兑换。在链上，交出后等待规定时间（撰写时为 10 天），币安打入款项后即可领取；何时打入由币安决定。',
        ...seen,
      },
      {
        en: 'The amount of ether is fixed when you hand it in. Only the account that asked can claim, one request at a time.',
        zh: '可得的以太币在交出时确定。只有提出申请的账户能领取，每次领取一笔。',
        ...seen,
      },
    ],
    risks: [
      {
        risk: 'custody',
        en: 'Everything rests on Binance: its word is all that stands behind the supply.',
        zh: '一切取决于币安：供应量背后只有它的承诺。',
        ...seen,
      },
      {
        risk: 'keys',
        en: 'One ordinary account holds every power over the contracts, without any waiting time: it can replace them, pause them and write any rate.',
        zh: '一个普通账户掌握合约的全部权限，且没有任何等待期：可以替换合约、暂停合约、写入任意汇率。',
        ...seen,
      },
      {
        risk: 'blacklist',
        en: 'Binance can bar an account: it can then neither send, receive nor claim.',
        zh: '币安可以禁止某个账户，被禁止的账户不能转出、收款或领取。',
        ...seen,
      },
      {
        risk: 'pause',
        en: 'The token and the queue can be paused, one without the other.',
        zh: '代币和赎回队列都可以单独暂停。',
        ...seen,
      },
      {
        risk: 'oracle',
        en: 'The rate is what Binance says. A cap limits how far it may move in a year, in either direction, and the same key can lift it.',
        zh: '汇率由币安说了算。一年内的变动幅度有上限，但同一把密钥可以取消这个上限。',
        ...seen,
      },
    ],
    lately: [],
  },
]
