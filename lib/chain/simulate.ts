import { type Hex, isAddress, numberToHex } from 'viem'
import { EndpointError } from './endpoint.ts'
import { type Endpoint, NotOfferedError } from './endpoints.ts'
import { SimulationUnavailableError } from './errors.ts'
import { NodeError } from './jsonRpc.ts'
import { parseQuantity } from './quantity.ts'
import { decodeDated, encodeDated } from './read.ts'
import type { SimulatedOutcome, Simulation, SimulationStep } from './types.ts'

/** Logs beyond this are not kept (H145). */
const maxLogs = 1_000
/** The most gas one transaction may ask for on mainnet (EIP-7825). */
const maxGas = 16_777_216n

/**
 * The steps in their order, in one simulated block on top of the latest. Fees are left out, so that ether moves only by
 * what a transaction does, and no signature is asked for: a sender may be anybody, a contract too. Throws
 * SimulationUnavailableError when a sender cannot pay, NotOfferedError when this node cannot try it and another may.
 */
export async function simulateOnce(endpoint: Endpoint, steps: readonly SimulationStep[]): Promise<Simulation> {
  if (endpoint.health.simulates === false) throw new NotOfferedError(new SimulationUnavailableError('unsupported'))
  const calls = steps.map((step) => encodeStep(step, endpoint.health.chainId))
  const ask = (otherwise?: bigint) => {
    const limit = otherwise === undefined ? {} : { gas: numberToHex(otherwise) }
    const limited = calls.map((call) => ({ ...limit, ...call }))
    const payload = { blockStateCalls: [{ calls: limited }], validation: false, traceTransfers: false }
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
    // It may try other senders, and another node may try this one.
    if (refusesContracts(error)) throw new NotOfferedError(new SimulationUnavailableError('contract-sender', error))
    const unknown = isUnknownMethod(error)
    if (unknown) endpoint.learn({ simulates: false })
    throw new NotOfferedError(new SimulationUnavailableError(unknown ? 'unsupported' : 'refused', error))
  }
  endpoint.learn({ simulates: true })
  try {
    return parseSimulation(answer, steps)
  } catch (error) {
    throw new NotOfferedError(new SimulationUnavailableError('bad-answer', error))
  }
}

function lacksFunds({ nodeCode, nodeMessage }: NodeError): boolean {
  return nodeCode === -38014 || /insufficient (\w+ )?(funds|balance)|lack of funds/i.test(nodeMessage)
}

/** A node that keeps to EIP-3607 although nothing is signed: a sender with code is refused, whatever it sends. */
function refusesContracts({ nodeMessage }: NodeError): boolean {
  return /sender (is )?not an? eoa|sender has (deployed )?code|eip-?3607/i.test(nodeMessage)
}

/** That a node has no such block or state, or no such rights for a sender, says nothing of the method. */
function isUnknownMethod({ nodeCode, nodeMessage }: NodeError): boolean {
  return (
    nodeCode === -32601 ||
    nodeCode === -32004 ||
    /(method|eth_simulateV1).*(not|un|disabled)|(unknown|unsupported|invalid|disallowed) method/i.test(nodeMessage)
  )
}

function encodeStep(step: SimulationStep, chainId: number): object {
  if ('reads' in step) return encodeDated(step.reads, chainId)
  const { from, to, data, value, gas } = step.transaction
  return {
    from,
    ...(to === null ? {} : { to }),
    data,
    value: numberToHex(value),
    ...(gas === undefined ? {} : { gas: numberToHex(gas) }),
  }
}

/** Reads the answer's exact shape: one block, a call for each step, every batch successful. Throws on anything else. */
function parseSimulation(answer: unknown, steps: readonly SimulationStep[]): Simulation {
  if (!Array.isArray(answer) || answer.length !== 1) throw new EndpointError('bad-answer')
  const { number, timestamp, calls } = asRecord(answer[0])
  if (!Array.isArray(calls) || calls.length !== steps.length) throw new EndpointError('bad-answer')
  const block = { number: parseQuantity(number, 2n ** 63n), timestamp: parseQuantity(timestamp, 2n ** 63n) }
  const reads: Simulation['reads'][number][] = []
  const outcomes: SimulatedOutcome[] = []
  for (const [index, step] of steps.entries()) {
    const outcome = parseCall(calls[index])
    if ('transaction' in step) {
      outcomes.push(outcome)
      continue
    }
    if (!outcome.ok) throw new EndpointError('bad-answer')
    const batch = decodeDated(outcome.data, step.reads.length)
    if (batch.block.number !== block.number) throw new EndpointError('bad-answer')
    reads.push(batch.answers)
  }
  return { block, reads, outcomes }
}

function parseCall(call: unknown): SimulatedOutcome {
  const { status, returnData, gasUsed, logs, error } = asRecord(call)
  const ok = parseQuantity(status, 1n) === 1n
  // A failed call keeps its revert data in `error.data` on some nodes and in `returnData` on others.
  const inner = error === undefined || error === null ? undefined : asRecord(error).data
  // Where nothing came back, some leave it out, and some write words in its place.
  const data = !ok && typeof inner === 'string' && /^0x[0-9a-f]{2}/i.test(inner) ? inner : (returnData ?? '0x')
  const kept = Array.isArray(logs) && ok ? logs.slice(0, maxLogs).map(parseLog) : []
  return { ok, gasUsed: parseQuantity(gasUsed, 2n ** 63n), data: parseHex(data), logs: kept }
}

function parseLog(log: unknown): SimulatedOutcome['logs'][number] {
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
