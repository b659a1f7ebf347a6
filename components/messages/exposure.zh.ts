import type { exposure as en } from './exposure.en.ts'
import type { Translation } from './types.ts'

export const exposure: Translation<typeof en> = {
  'exposure.title': '罚没最多能拿走多少',
  'exposure.now': '现在',
  'exposure.after': '之后',
  'exposure.arrived': '转移完成后',
  'exposure.refused': '会被拒绝',
  'exposure.nothing': '无',
  'exposure.of': '{stake} 中的 {lost}',
  'exposure.byStrategy': '按策略',
  'exposure.strategy': '策略',
  'exposure.help': '最坏情况：每个运营商集合都在区块 {block} 拿走其所能拿走的全部。',
  'exposure.unread': '无法读取交易前后罚没最多能拿走多少。这并不表示不会有损失。',
  'exposure.fact.change': '目前最多可被拿走 {before} → {after}。',
  'exposure.fact.later': '目前最多可被拿走 {before}，转移完成后为 {after}。',
  'exposure.fact.same': '目前最多可被拿走 {share}，与之前相同。',
  'exposure.fact.nothing': '目前没有运营商集合能拿走其中任何部分。',
  'exposure.fact.fullySlashed': '在你持有的某个策略中，该运营商已被全部罚没：合约会拒绝这笔交易。',
  'exposure.fact.atOnce': '{operator} 可以在同一区块内把你的质押用于新的服务（AVS）。',
  'exposure.fact.faster': '{operator} 可以在 {delay} 内把你的质押用于新的服务（AVS），早于你能取出的时间。',
  'exposure.fact.keep': { other: '{count} 个运营商集合会留下罚没所得，而不是销毁。' },
  'exposure.fact.soon': '正在进行的变更生效后，最多可达 {share}。',
  'exposure.fact.unnamed': { other: '有 {count} 项可以罚没的服务不在 Bowline 所知的任何名单中。' },
  'exposure.fact.oneSet': '仅 {avs} 一方就能在一次调用中拿走 {share}。',
  'exposure.fact.stays': '你转移的质押在 {delay} 内仍可经由 {operator} 被罚没。',
}
