import { type Address, decodeFunctionData, encodeAbiParameters, encodeFunctionResult, type Hex, parseAbi } from 'viem'
import { multicall3 } from '../protocols/multicall3.ts'
import type { Answer, Call } from '../protocols/types.ts'
import type { Fetch } from './transport.ts'

const aggregate = parseAbi([
  'function aggregate3((address target, bool allowFailure, bytes callData)[] calls) returns ((bool success, bytes returnData)[] returnData)',
])

/** One JSON-RPC request as the fake endpoint saw it. */
export type Seen = { url: string; method: string; params: readonly unknown[]; init: RequestInit }

export type FakeNode = {
  fetch: Fetch
  seen: Seen[]
  /** Requests without the check of the chain id and without searches through logs. */
  count(): number
  chainId: number
  block: bigint
  timestamp: bigint
  /** What a contract says; anything undefined fails as a call to an address without code does. */
  answer: (call: Call, when: 'now' | 'before' | 'after') => Hex | Answer | undefined
  /** Takes the place of the whole reply for a method, or throws; undefined lets the fake answer. */
  override: (seen: Seen) => Response | { result: unknown } | { error: unknown } | undefined | Promise<Response>
  /** Calls a node takes in one batch before it says it is too much. */
  batchLimit: number
}

/** A node behind a fetch of its own, for tests only. Batches are decoded by viem, so our encoder is held to it. */
export function fakeNode(changes: Partial<FakeNode> = {}): FakeNode {
  const node: FakeNode = {
    seen: [],
    chainId: 1,
    block: 25_000_000n,
    timestamp: 1_795_000_000n,
    answer: () => undefined,
    override: () => undefined,
    batchLimit: Number.POSITIVE_INFINITY,
    count: () => node.seen.filter(({ method }) => method !== 'eth_chainId' && method !== 'eth_getLogs').length,
    async fetch(url, init) {
      const { id, method, params } = JSON.parse(String(init.body))
      const seen = { url, method, params, init }
      node.seen.push(seen)
      const overridden = await node.override(seen)
      if (overridden instanceof Response) return overridden
      return Response.json({ jsonrpc: '2.0', id, ...(overridden ?? reply(node, method, params)) })
    },
    ...changes,
  }
  return node
}

function reply(node: FakeNode, method: string, params: readonly unknown[]): { result: unknown } | { error: unknown } {
  switch (method) {
    case 'eth_chainId':
      return { result: hex(node.chainId) }
    case 'eth_blockNumber':
      return { result: hex(node.block) }
    case 'eth_call': {
      const [call, tag] = params as [Call, string]
      const block = tag === 'latest' ? node.block : BigInt(tag)
      return answerBatch(node, call, block, 'now')
    }
    case 'eth_getLogs':
      return { result: [] }
    case 'eth_simulateV1':
      return simulate(node, params)
    default:
      return { error: { code: -32601, message: `the method ${method} does not exist` } }
  }
}

/** What the simulated transactions did is what `answer` says differently after the first of them. */
function simulate(node: FakeNode, params: readonly unknown[]): { result: unknown } | { error: unknown } {
  const [{ blockStateCalls }] = params as [{ blockStateCalls: { calls: Call[] }[] }]
  const calls = blockStateCalls[0]?.calls ?? []
  const block = node.block + 1n
  const isBatch = (call: Call) => call.to === multicall3.address
  const first = calls.findIndex((call) => !isBatch(call))
  const outcome = calls.map((call, index) => {
    if (!isBatch(call)) return { status: '0x1', returnData: '0x', gasUsed: '0xc350', logs: [] }
    const batch = answerBatch(node, call, block, index < first ? 'before' : 'after')
    if ('error' in batch) return { status: '0x0', returnData: '0x', gasUsed: '0x1', logs: [], error: batch.error }
    return { status: '0x1', returnData: batch.result, gasUsed: '0x1', logs: [] }
  })
  return { result: [{ number: hex(block), timestamp: hex(node.timestamp + 12n), calls: outcome }] }
}

function answerBatch(node: FakeNode, batch: Call, block: bigint, when: 'now' | 'before' | 'after') {
  if (batch.to !== multicall3.address) return { result: '0x' }
  const [calls] = decodeFunctionData({ abi: aggregate, data: batch.data }).args
  if (calls.length > node.batchLimit) return { error: { code: -32000, message: 'out of gas' } }
  const answers = calls.map(({ target, callData }) => {
    const dated = date(node, target, callData, block, when === 'now' ? 0n : 12n)
    return toAnswer(dated ?? node.answer({ to: target, data: callData }, when))
  })
  const values = answers.map(({ ok, data }) => ({ success: ok, returnData: data }))
  return { result: encodeFunctionResult({ abi: aggregate, functionName: 'aggregate3', result: values }) }
}

function date(node: FakeNode, target: Address, data: Hex, block: bigint, later: bigint): Hex | undefined {
  if (target !== multicall3.address) return undefined
  if (data === '0x42cbb15c') return word(block)
  if (data === '0x0f28c97d') return word(node.timestamp + later)
  return undefined
}

/** A call to an address without code succeeds with nothing, as on chain. */
function toAnswer(given: Hex | Answer | undefined): Answer {
  if (given === undefined) return { ok: true, data: '0x' }
  return typeof given === 'string' ? { ok: true, data: given } : given
}

/** One uint256. */
export const word = (value: bigint): Hex => encodeAbiParameters([{ type: 'uint256' }], [value])
const hex = (value: bigint | number) => `0x${value.toString(16)}`
