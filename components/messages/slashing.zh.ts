import type { slashing as en } from './slashing.en.ts'
import type { Translation } from './types.ts'

export const slashing: Translation<typeof en> = {
  'slashing.title': '可能损失多少',
  'slashing.open': '可能损失多少',
  'slashing.now': '此刻最多',
  'slashing.ofStake': '可被罚没的 {stake} 中的 {lost}',
  'slashing.unvalued': '此为损失最重的策略的比例；其中有些无法折算为 ETH。',
  'slashing.nothing': '目前没有人能罚没这笔质押',
  'slashing.nothingHelp': '在此区块，这笔质押所支持的任何运营商集合都无法从中拿走什么。',
  'slashing.undelegated': '此账户没有把质押委托给任何运营商。只有它自己的验证者（如果有）会造成损失。',
  'slashing.empty': '没有再质押',
  'slashing.emptyHelp': '此账户在 EigenLayer 没有质押，也没有正在取出的质押。',
  'slashing.soon': '正在进行的变更生效后，最多可达 {share}。',
  'slashing.atOnce':
    '{operator}可以在同一区块内把更多质押用于新的服务，不作任何预告。在你取出之前，全部质押都可能面临罚没。',
  'slashing.faster':
    '{operator}可以在{delay}内把更多质押用于新的服务。取出需要{exit}，在此之前全部质押都可能面临罚没。',
  'slashing.theOperator': '该运营商',
  'slashing.asOf': '读取于区块 {block}。按合约的算法推算，取整方式与合约相同。',

  'slashing.costliest': '代价最大的单一事件',
  'slashing.costliestHelp': '一个罚没方的一次调用，拿走该集合所能拿走的全部。',

  'slashing.curve': '损失随罚没幅度的变化',
  'slashing.curveHelp': '当所列集合各自拿走其上限的这一比例时，会损失多少。',
  'slashing.size': '罚没幅度',
  'slashing.chooseSize': '图中的幅度',
  'slashing.percentOfStake': '占质押的 %',

  'slashing.together': '多个集合同时罚没',
  'slashing.togetherHelp': '原因相同的集合会一起出事：同一项服务，或同一家运营商。',
  'slashing.sets': '逐个集合',
  'slashing.case.all': '所有集合同时',
  'slashing.case.avs': '{name} 的所有集合',
  'slashing.case.operator': '{name} 的所有集合',
  'slashing.case.set': '{name}，集合 {id}',
  'slashing.setCount': { other: '{count} 个集合' },
  'slashing.byOperator': '经由 {name}',
  'slashing.unnamed': '未知名称的服务 {address}',
  'slashing.unnamedOperator': '运营商 {address}',
  'slashing.keeps': '罚没所得归其所有',
  'slashing.keepSome': { other: '其中 {count} 个的罚没所得归其所有' },
  'slashing.recipient': '罚没所得转给',
  'slashing.slasher': '由谁执行罚没',
  'slashing.burned': '罚没所得会被销毁',
  'slashing.whatGoes': '会失去什么',

  'slashing.part.held': '持有中',
  'slashing.part.queued': '取款队列中',
  'slashing.until': '到区块 {block} 为止仍可被罚没',
  'slashing.safe': '不会再被罚没',
  'slashing.shares': '{amount} 份额',

  'slashing.rehearse': '在合约上演练',
  'slashing.rehearseHelp':
    '你的节点会在当前区块用真实合约执行这次罚没，如同由罚没方发出。不会发送任何交易，也不会改变任何状态。',
  'slashing.rehearseMost': '只演练代价最大的 {count} 个集合。',
  'slashing.rehearsed': '演练：罚没 {size}',
  'slashing.part': '质押的组成',
  'slashing.before': '现在',
  'slashing.model': '推算',
  'slashing.contracts': '合约',
  'slashing.agrees': '推算与合约完全一致，分毫不差。',
  'slashing.disagrees': '推算与合约不一致。请以合约为准，本页其他数字仅供参考。',
  'slashing.modelOnly': '只有推算结果：{why}',
  'slashing.refused.gate':
    '合约拒绝了，原因是谁有权罚没或何时可以罚没（{reason}），而不是这笔质押。质押本身可以被罚没：推算给出了会损失多少。',
  'slashing.refused.stake': '合约拒绝了，因为该集合已没有这家运营商的质押可罚（{reason}）。',
  'slashing.refused.unknown': '合约拒绝了（{reason}）。',
  'slashing.refusedNoReason': '未给出原因',
  'slashing.contractSlasher':
    '{name} 的罚没方是一个合约，它有自己的门槛（委员会或等待期），演练绕过了这一步：所示为它放行之后会失去的数额。',
  'slashing.simulatedAt': '在区块 {block} 上模拟。',
}
