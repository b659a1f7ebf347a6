import { type Address, type Hex, isAddress, numberToHex } from 'viem'
import type { Call, TransactionCall } from '../protocols/types.ts'
import { EndpointError } from './endpoint.ts'
import { type Endpoint, NotOfferedError } from './endpoints.ts'
import { SimulationUnavailableError } from './errors.ts'
import { NodeError } from './jsonRpc.ts'
import { parseQuantity } from './quantity.ts'
import { decodeDated, encodeDated } from './read.ts'
import type { Simulation } from './types.ts'

export type SimulateInput = {
  from: Address
  transaction: TransactionCall & { gas?: bigint }
  reads: readonly Call[]
}

/** Logs beyond this are not kept (H145). */
const maxLogs = 1_000
/** The most gas one transaction may ask for on mainnet (EIP-7825). */
const maxGas = 16_777_216n

/**
 * The reads, the transaction and the reads again, in one simulated block on top of the latest. Fees are left out, so that
 * ether moves only by what the transaction does. Throws SimulationUnavailableError when the account cannot pay,
 * NotOfferedError when this node cannot try it and another may.
 */
export async function simulateOnce(
  endpoint: Endpoint,
  { from, transaction, reads }: SimulateInput,
): Promise<Simulation> {
  if (endpoint.health.simulates === false) throw new NotOfferedError(new SimulationUnavailableError('unsupported'))
  const { to, data, value, gas } = transaction
  const batch = encodeDated(reads, endpoint.health.chainId)
  const ask = (otherwise?: bigint) => {
    const limited = (limit: bigint | undefined) => (limit === undefined ? {} : { gas: numberToHex(limit) })
    const tried = {
      from,
      ...(to === null ? {} : { to }),
      data,
      value: numberToHex(value),
      ...limited(gas ?? otherwise),
    }
    const calls = [{ ...batch, ...limited(otherwise) }, tried, { ...batch, ...limited(otherwise) }]
    const payload = { blockStateCalls: [{ calls }], validation: false, traceTransfers: false }
    return endpoint.send('eth_simulateV1', [payload, 'latest'])
  }
  let answer: unknown
  try {
    // Where no gas is named, some nodes give a call what is left of the block and then find it above what a call may have.
    answer = await ask().catch((error: unknown) => {
      if (error instanceof NodeError && /gas/i.test(error.nodeMessage) && !lacksFunds(error)) return ask(maxGas)
      throw error
    })
  } catch (error) {
    if (!(error instanceof NodeError)) throw error
    if (lacksFunds(error)) throw new SimulationUnavailableError('insufficient-funds', error)
    const unknown = isUnknownMethod(error)
    if (unknown) endpoint.learn({ simulates: false })
    throw new NotOfferedError(new SimulationUnavailableError(unknown ? 'unsupported' : 'refused', error))
  }
  endpoint.learn({ simulates: true })
  try {
    return parseSimulation(answer, reads.length)
  } catch (error) {
    throw new NotOfferedError(new SimulationUnavailableError('bad-answer', error))
  }
}

function lacksFunds({ nodeCode, nodeMessage }: NodeError): boolean {
  return nodeCode === -38014 || /insufficient (\w+ )?(funds|balance)|lack of funds/i.test(nodeMessage)
}

/** That a node has no such block or state, or no such rights for a sender, says nothing of the method. */
function isUnknownMethod({ nodeCode, nodeMessage }: NodeError): boolean {
  return (
    nodeCode === -32601 ||
    nodeCode === -32004 ||
    /(method|eth_simulateV1).*(not|un|disabled)|(unknown|unsupported|invalid|disallowed) method/i.test(nodeMessage)
  )
}

/** Reads the answer's exact shape: one block, three calls, both batches successful. Throws on anything else. */
function parseSimulation(answer: unknown, count: number): Simulation {
  if (!Array.isArray(answer) || answer.length !== 1) throw new EndpointError('bad-answer')
  const { number, timestamp, calls } = asRecord(answer[0])
  if (!Array.isArray(calls) || calls.length !== 3) throw new EndpointError('bad-answer')
  const [before, during, after] = calls.map(parseCall)
  if (!before?.ok || !after?.ok || during === undefined) throw new EndpointError('bad-answer')
  const first = decodeDated(before.data, count)
  const second = decodeDated(after.data, count)
  const block = { number: parseQuantity(number, 2n ** 63n), timestamp: parseQuantity(timestamp, 2n ** 63n) }
  if (first.block.number !== block.number || second.block.number !== block.number) {
    throw new EndpointError('bad-answer')
  }
  return { block, before: first.answers, after: second.answers, transaction: during }
}

function parseCall(call: unknown): Simulation['transaction'] {
  const { status, returnData, gasUsed, logs, error } = asRecord(call)
  const ok = parseQuantity(status, 1n) === 1n
  // A failed call keeps its revert data in `error.data` on some nodes and in `returnData` on others.
  const inner = error === undefined || error === null ? undefined : asRecord(error).data
  // Where nothing came back, some leave it out, and some write words in its place.
  const data = !ok && typeof inner === 'string' && /^0x[0-9a-f]{2}/i.test(inner) ? inner : (returnData ?? '0x')
  const kept = Array.isArray(logs) && ok ? logs.slice(0, maxLogs).map(parseLog) : []
  return { ok, gasUsed: parseQuantity(gasUsed, 2n ** 63n), data: parseHex(data), logs: kept }
}

function parseLog(log: unknown): Simulation['transaction']['logs'][number] {
  const { address, topics, data } = asRecord(log)
  if (typeof address !== 'string' || !isAddress(address, { strict: false })) throw new EndpointError('bad-answer')
  if (!Array.isArray(topics) || topics.length > 4) throw new EndpointError('bad-answer')
  const parsed = topics.map(parseHex)
  if (parsed.some((topic) => topic.length !== 66)) throw new EndpointError('bad-answer')
  return { address, topics: parsed, data: parseHex(data) }
}

function parseHex(value: unknown): Hex {
  if (typeof value !== 'string' || !/^0x([0-9a-fA-F]{2})*$/.test(value)) throw new EndpointError('bad-answer')
  return value as Hex
}

function asRecord(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new EndpointError('bad-answer')
  return value as Record<string, unknown>
}
