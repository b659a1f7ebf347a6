import type { act as english } from './act.en.ts'
import type { Translation } from './types.ts'

/** 在弹窗内质押、再质押、委托与排队提取，中文。 */
export const act = {
  'act.step.allow': '允许合约动用 {amount}，仅此而已',
  'act.step.enter': '将 {amount} 换成 {token}',
  'act.step.deposit': '在 EigenLayer 再质押 {amount}',
  'act.step.delegate': '委托给 {operator}',
  'act.step.undelegate': '离开运营者',
  'act.step.queue': '将 {amount} 排队提取',
  'act.step.queueAll': '将 {of} 中的全部资产排队提取',
  'act.doneAlready': '链上已是如此，无需操作。',
} as const satisfies Translation<typeof english>
