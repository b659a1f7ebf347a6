import type { Translation } from '../words.ts'
import type { words as en } from './words.en.ts'

/** The same in Chinese. */
export const words: Translation<typeof en> = {
  'intents.lido.submit': '通过 Lido 质押 {amount}，获得 stETH',
  'intents.lido.submitAndWrap': '通过 Lido 质押 {amount}，获得 wstETH',
  'intents.lido.transferShares': '向 {to} 发送 {shares} 个 stETH 份额',
  'intents.lido.transferSharesFrom': '把 {shares} 个 stETH 份额从 {from} 转到 {to}',
  'intents.lido.wrap': '把 {amount} 包装成 wstETH',
  'intents.lido.unwrap': '把 {amount} 解包为 stETH',
  'intents.lido.requestWithdrawals': '向 Lido 申请提取 {amount}',
  'intents.lido.claimWithdrawals': { other: '从 Lido 领取 {count} 笔已完成的提款' },
}
