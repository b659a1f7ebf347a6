import type { Card } from '../card.ts'
import { vaults } from './addresses.ts'

const listed = { source: 'Se7en-Seas/boring-vault', date: '2024-12-18' } as const
const held: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  kweETH: ['weETH, ether.fi’s restaked ether', 'ether.fi 的再质押以太币 weETH'],
  krswETH: ['rswETH, Swell’s restaked ether', 'Swell 的再质押以太币 rswETH'],
  krsETH: ['rsETH, Kelp’s restaked ether', 'Kelp 的再质押以太币 rsETH'],
  kLBTC: ['LBTC, Lombard’s staked bitcoin', 'Lombard 的质押比特币 LBTC'],
}

const card = (token: Card['token'], [en, zh]: readonly [string, string]): Card => ({
  token,
  chainId: 1,
  behind: [
    {
      en: `A share of a vault of Karak, a restaking protocol beside EigenLayer. The vault holds ${en}.`,
      zh: `再质押协议 Karak（与 EigenLayer 同类）一个金库的份额，金库中持有 ${zh}。`,
      ...listed,
    },
  ],
  earns: [
    {
      en: 'What the vault holds goes on earning its own rewards.',
      zh: '金库持有的代币继续获得其自身的奖励。',
      ...listed,
    },
  ],
  leaves: [
    {
      en: 'Karak’s own site takes requests to leave, and pays what the vault holds after a fixed wait. Whether this vault still pays is not confirmed: try a small amount first.',
      zh: '需在 Karak 官方网站申请退出，等待固定时间后以金库所持代币支付。此金库目前是否仍能支付尚未确认：请先小额尝试。',
      source: 'DefiLlama/DefiLlama-Adapters',
      date: '2026-08-22',
    },
  ],
  risks: [
    {
      risk: 'liquidity',
      en: 'Nothing recent confirms that these vaults are still looked after. This wallet shows and claims withdrawals, but cannot request them for you.',
      zh: '没有近期资料能证实这些金库仍有人维护。本钱包可显示并领取提款，但无法替你申请。',
      source: 'DefiLlama/DefiLlama-Adapters',
      date: '2026-08-22',
    },
    {
      risk: 'contract',
      en: 'It carries every risk of what it holds, and those of Karak’s own contracts.',
      zh: '它承担所持代币的全部风险，以及 Karak 合约自身的风险。',
      ...listed,
    },
  ],
  lately: [],
})

export const cards: readonly Card[] = vaults.flatMap(({ token }) => {
  const texts = held[token.symbol]
  return texts === undefined ? [] : [card(token.address, texts)]
})
