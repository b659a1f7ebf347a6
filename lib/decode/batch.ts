import { type Address, type Hex, isAddressEqual } from 'viem'
import { CalldataError, calldata, decodeParameters, selectorOf } from '../protocols/calldata.ts'
import { detail } from '../protocols/intent.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Intent, IntentFacts, TransactionCall } from '../protocols/types.ts'

const maxDepth = 4
export const maxCalls = 64

/** How far a decoding has gone. Shared by all nested calls of one transaction. */
export type Nesting = { depth: number; budget: { calls: number } }

const self = calldata(['function multicall(bytes[] data) payable'])
const selfByTime = calldata(['function multicall(uint256 deadline, bytes[] data) payable'])
const selfByBlock = calldata(['function multicall(bytes32 previousBlockhash, bytes[] data) payable'])
const aggregates = calldata([
  'struct Call { address target; bytes callData; }',
  'struct Call3 { address target; bool allowFailure; bytes callData; }',
  'struct Call3Value { address target; bool allowFailure; uint256 value; bytes callData; }',
  'function aggregate(Call[] calls) payable',
  'function tryAggregate(bool requireSuccess, Call[] calls) payable',
  'function blockAndAggregate(Call[] calls) payable',
  'function tryBlockAndAggregate(bool requireSuccess, Call[] calls) payable',
  'function aggregate3(Call3[] calls) payable',
  'function aggregate3Value(Call3Value[] calls) payable',
])
const accounts = calldata([
  'struct Execution { address target; uint256 value; bytes callData; }',
  'function execute(address target, uint256 value, bytes data) payable',
  'function executeBatch(Execution[] calls) payable',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable',
])
const modes = calldata(['function execute(bytes32 mode, bytes executionData) payable'])
const kinds = [self, selfByTime, selfByBlock, aggregates, accounts, modes]

/**
 * Calls within a call (D10): multicalls, batches of accounts, Safe transactions. `decode` reads one inner call. Never
 * throws: what cannot be looked into makes the whole `unverified`.
 */
export function decodeBatch(
  call: TransactionCall,
  nesting: Nesting,
  decode: (call: TransactionCall, nesting: Nesting) => Intent,
): Intent | undefined {
  const selector = selectorOf(call.data)
  if (call.to === null || selector === undefined || !kinds.some((kind) => kind.knows(selector))) return undefined
  const inner = innerCalls(call.to, call)
  if (inner === undefined || nesting.depth >= maxDepth || inner.calls.length > nesting.budget.calls) {
    return batch(call.to, [], { ...inner?.facts, unverified: true })
  }
  nesting.budget.calls -= inner.calls.length
  const intents = inner.calls.map((one) => {
    try {
      return decode(one, { ...nesting, depth: nesting.depth + 1 })
    } catch (error) {
      if (!(error instanceof CalldataError)) throw error
      return unreadable(one)
    }
  })
  return batch(call.to, intents, inner.facts)
}

function unreadable(call: TransactionCall): Intent {
  const title = sentence('intents.unreadable', call.to === null ? {} : { target: addressValue(call.to) })
  return { protocol: 'unknown', action: 'unknown', title, details: [], facts: { unverified: true } }
}

function batch(to: Address, intents: readonly Intent[], own: IntentFacts): Intent {
  const order = intents.map((intent, index) => ({ intent, index, weight: weigh(intent.facts) }))
  // The worst first, whatever its place; the number says when it runs.
  order.sort((a, b) => b.weight - a.weight || a.index - b.index)
  const details = order.flatMap(({ intent, index }) => [
    {
      label: sentence('intents.label.call', { number: { type: 'number', number: BigInt(index + 1) } }),
      value: { type: 'sentence', sentence: intent.title } as const,
    },
    ...intent.details,
  ])
  const count = { type: 'number', number: BigInt(intents.length) } as const
  return {
    protocol: 'unknown',
    action: 'batch',
    title: sentence('intents.batch', { count, target: addressValue(to) }),
    details: intents.length === 0 ? [detail('target', addressValue(to))] : details,
    facts: merge([own, ...intents.map(({ facts }) => facts), ...unknownInside(intents)]),
  }
}

function unknownInside(intents: readonly Intent[]): readonly IntentFacts[] {
  const unknown = intents.filter(({ action }) => action === 'unknown').length
  if (unknown === 0) return []
  return [{ notes: [sentence('warnings.unknownInside', { count: { type: 'number', number: BigInt(unknown) } })] }]
}

function weigh(facts: IntentFacts): number {
  if (facts.blocked !== undefined) return 5
  if (facts.unverified || facts.lookalike !== undefined || facts.dirtyPadding || facts.dangers !== undefined) return 4
  if (facts.allowances !== undefined) return 3
  if (facts.operator !== undefined || facts.recipients !== undefined || facts.payees !== undefined) return 2
  return 0
}

function merge(all: readonly IntentFacts[]): IntentFacts {
  const merged: Record<string, unknown> = {}
  for (const facts of all) {
    for (const [key, value] of Object.entries(facts)) {
      const before = merged[key]
      merged[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : (before ?? value)
    }
  }
  return merged as IntentFacts
}

type Inner = { calls: readonly TransactionCall[]; facts: IntentFacts }

function innerCalls(to: Address, call: TransactionCall): Inner | undefined {
  try {
    return selfCalls(to, call.data) ?? aggregated(call.data) ?? executed(call.data) ?? byMode(to, call.data)
  } catch (error) {
    if (error instanceof CalldataError) return undefined
    throw error
  }
}

function selfCalls(to: Address, data: Hex): Inner | undefined {
  const one = self.decode(data)
  const two = one === undefined ? (selfByTime.decode(data) ?? selfByBlock.decode(data)) : undefined
  const list = one?.args[0] ?? two?.args[1]
  if (list === undefined) return undefined
  return { calls: list.map((inner) => ({ to, data: inner, value: 0n })), facts: (one ?? two)?.anomalies ?? {} }
}

function aggregated(data: Hex): Inner | undefined {
  const decoded = aggregates.decode(data)
  if (decoded === undefined) return undefined
  const list = decoded.args.length === 2 ? decoded.args[1] : decoded.args[0]
  const calls = list.map((one: { target: Address; callData: Hex; value?: bigint }) => ({
    to: one.target,
    data: one.callData,
    value: one.value ?? 0n,
  }))
  return { calls, facts: decoded.anomalies }
}

function executed(data: Hex): Inner | undefined {
  const decoded = accounts.decode(data)
  if (decoded === undefined) return undefined
  switch (decoded.functionName) {
    case 'executeBatch':
      return {
        calls: decoded.args[0].map((one) => ({ to: one.target, data: one.callData, value: one.value })),
        facts: decoded.anomalies,
      }
    case 'execute':
      return {
        calls: [{ to: decoded.args[0], value: decoded.args[1], data: decoded.args[2] }],
        facts: decoded.anomalies,
      }
    case 'execTransaction': {
      const [to, value, inner, operation] = decoded.args
      const borrows =
        operation === 0 ? {} : { dangers: [sentence('warnings.delegateCall', { target: addressValue(to) })] }
      return { calls: [{ to, value, data: inner }], facts: { ...decoded.anomalies, ...borrows } }
    }
  }
}

const executions = [
  {
    type: 'tuple[]',
    components: [
      { name: 'target', type: 'address' },
      { name: 'value', type: 'uint256' },
      { name: 'data', type: 'bytes' },
    ],
  },
]

/** ERC-7821: the calls are encoded once more, with or without operation data behind them. */
function byMode(to: Address, data: Hex): Inner | undefined {
  const decoded = modes.decode(data)
  if (decoded === undefined) return undefined
  const { values, anomalies } = readExecutions(decoded.args[1])
  const list = values[0] as readonly { target: Address; value: bigint; data: Hex }[]
  // The zero address stands for the account itself.
  const target = (address: Address) =>
    isAddressEqual(address, '0x0000000000000000000000000000000000000000') ? to : address
  return {
    calls: list.map((one) => ({ to: target(one.target), value: one.value, data: one.data })),
    facts: { ...decoded.anomalies, ...anomalies },
  }
}

function readExecutions(data: Hex) {
  const withOperationData = [...executions, { type: 'bytes' }]
  // The first offset says how long the head is: one word without operation data, two with it.
  return decodeParameters(data.startsWith(`0x${'40'.padStart(64, '0')}`) ? withOperationData : executions, data)
}
