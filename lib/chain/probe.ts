import { numberToHex } from 'viem'
import { EndpointError, parseEndpointUrl } from './endpoint.ts'
import { checkChain } from './endpoints.ts'
import { NodeError, send } from './jsonRpc.ts'
import { BadAnswerError, parseQuantity } from './quantity.ts'
import { readBatch } from './read.ts'
import { type Fetch, requestTimeoutMs } from './transport.ts'

export type Probe = { latencyMs: number; blockNumber: bigint; simulates: boolean }

/**
 * Tries an endpoint without keeping it: its chain, its latest block through the batch reader, and whether it simulates.
 * Throws EndpointError with what was wrong.
 */
export async function probeEndpoint(
  text: string,
  { chainId, allowLoopback, fetch, now }: { chainId: number; allowLoopback: boolean; fetch: Fetch; now: () => number },
): Promise<Probe> {
  const url = parseEndpointUrl(text, { allowLoopback })
  const ask = (method: string, params: readonly unknown[]) =>
    send(url, method, params, { fetch, timeoutMs: requestTimeoutMs })
  try {
    await checkChain({ send: ask }, chainId)
    const started = now()
    const blockNumber = parseQuantity(await ask('eth_blockNumber', []), 2n ** 63n)
    const latencyMs = now() - started
    await readBatch({ send: ask, batchLimit: null, learn: () => {} }, [], { chainId })
    return { latencyMs, blockNumber, simulates: await simulates(ask) }
  } catch (error) {
    if (error instanceof NodeError || error instanceof BadAnswerError) {
      throw new EndpointError('bad-answer', { cause: error })
    }
    throw error
  }
}

/** A simulation of nothing. Any refusal counts as no: the approval will say that effects are not checked. */
async function simulates(ask: (method: string, params: readonly unknown[]) => Promise<unknown>): Promise<boolean> {
  try {
    const call = { to: '0x0000000000000000000000000000000000000000', value: numberToHex(0) }
    return Array.isArray(await ask('eth_simulateV1', [{ blockStateCalls: [{ calls: [call] }] }, 'latest']))
  } catch (error) {
    if (error instanceof NodeError || error instanceof EndpointError) return false
    throw error
  }
}
