import { type Hex, keccak256 } from 'viem'
import { EndpointError } from './endpoint.ts'
import { type Endpoint, NotOfferedError } from './endpoints.ts'
import { type BroadcastRefusal, BroadcastRefusedError } from './errors.ts'
import { NodeError } from './jsonRpc.ts'
import { broadcastTimeoutMs } from './transport.ts'

/**
 * Hands a signed transaction to one endpoint. May be repeated: a node that has it already, or has already included it,
 * counts as success. The hash is our own, never the node's word. Throws BroadcastRefusedError, EndpointError, and
 * NotOfferedError where the refusal is this node's rather than the network's.
 */
export async function broadcastOnce(endpoint: Endpoint, raw: Hex): Promise<Hex> {
  const hash = keccak256(raw)
  try {
    const answer = await endpoint.send('eth_sendRawTransaction', [raw], { timeoutMs: broadcastTimeoutMs })
    if (typeof answer !== 'string' || answer.toLowerCase() !== hash) throw new EndpointError('bad-answer')
    return hash
  } catch (error) {
    if (!(error instanceof NodeError)) throw error
    if (/already ?(known|imported|exists|in (the )?(mem)?pool)|known transaction|same hash/i.test(error.nodeMessage))
      return hash
    const refusal = nameRefusal(error.nodeMessage)
    if (refusal === 'nonce-too-low' && (await holds(endpoint, hash))) return hash
    const reason = new BroadcastRefusedError(refusal, error)
    throw refusal === 'busy' || refusal === 'refused' ? new NotOfferedError(reason) : reason
  }
}

/** The number may be taken because this very transaction took it. */
async function holds(endpoint: Endpoint, hash: Hex): Promise<boolean> {
  try {
    const found = await endpoint.send('eth_getTransactionByHash', [hash])
    return found !== null && typeof found === 'object' && (found as { hash?: unknown }).hash === hash
  } catch (error) {
    if (error instanceof NodeError) return false
    throw error
  }
}

/** Nodes word these differently; the numbers behind them do not exist in the JSON-RPC error. */
const refusals: readonly (readonly [RegExp, BroadcastRefusal])[] = [
  [/nonce.*(too low|already|lower)|invalid nonce|old ?nonce/i, 'nonce-too-low'],
  [/replace?ment.*(underpriced|fee|price|not ?allowed)|fee.*replac/i, 'underpriced'],
  [/insufficient|not enough (funds|balance)|overshot|exceeds.*balance/i, 'insufficient-funds'],
  [/underpriced|fee ?cap.*(less|low)|fee ?too ?low|(gas price|fee).*(low|less)|base ?fee/i, 'fee-too-low'],
  [/intrinsic gas|gas ?limit|gas too (low|high)|exceeds.*gas|out of gas/i, 'gas'],
  [/pool.*full|txpool|too many|queue/i, 'busy'],
]

function nameRefusal(message: string): BroadcastRefusal {
  return refusals.find(([pattern]) => pattern.test(message))?.[1] ?? 'refused'
}
