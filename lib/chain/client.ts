import type { EndpointHealth } from '../messaging/mirror.ts'
import { broadcastOnce } from './broadcast.ts'
import { EndpointError } from './endpoint.ts'
import { createEndpoints, type Endpoint, type EndpointsOptions, NotOfferedError } from './endpoints.ts'
import { BroadcastRefusedError, ChainUnreachableError } from './errors.ts'
import { NodeError } from './jsonRpc.ts'
import { readLogs } from './logs.ts'
import { readBatch } from './read.ts'
import { simulateOnce } from './simulate.ts'
import type { ChainClient } from './types.ts'

export type ManagedChainClient = ChainClient & {
  /** Lets endpoints that could not be reached be tried again at once: the user asked. */
  wake(): void
  health(): readonly EndpointHealth[]
}

/** A client over the user's endpoints of one chain. Keeps no timer and asks nothing by itself. */
export function createChainClient(options: EndpointsOptions): ManagedChainClient {
  const endpoints = createEndpoints(options)
  return {
    chainId: options.chainId,
    health: endpoints.health,
    wake: endpoints.wake,
    request: (method, params, how = {}) =>
      endpoints.use((endpoint) => endpoint.send(method, params, how).catch(leaveTo(isLack))),
    // A batch itself cannot be refused for what it asks: a node that says no cannot answer it, and another may.
    read: (calls, { block } = {}) =>
      endpoints.use((endpoint) =>
        readBatch(endpoint, calls, { chainId: options.chainId, pinned: block }).catch(leaveTo(() => true)),
      ),
    logs: (query) => endpoints.use((endpoint) => readLogs(endpoint, query).catch(leaveTo(() => true))),
    simulate: (steps) => endpoints.use((endpoint) => simulateOnce(endpoint, steps)),
    verify: () => endpoints.use(async () => {}, { verifyAgain: true }),
    async broadcast(raw) {
      let doubt: EndpointError | null = null
      const send = (endpoint: Endpoint) =>
        broadcastOnce(endpoint, raw).catch((error: unknown) => {
          if (error instanceof EndpointError && error.fault !== 'rate-limited') doubt = error
          throw error
        })
      return endpoints.use(send, { verifyAgain: true }).catch((error: unknown) => {
        // An endpoint that never answered may have passed it on: then nobody can say that it was refused.
        throw doubt !== null && error instanceof BroadcastRefusedError
          ? new ChainUnreachableError(doubt.fault, doubt)
          : error
      })
    },
  }
}

/** Turns what a node says of itself rather than of the question into a reason to ask the next endpoint. */
function leaveTo(lacks: (error: NodeError) => boolean) {
  return (error: unknown): never => {
    throw error instanceof NodeError && lacks(error) ? new NotOfferedError(error) : error
  }
}

/** A method, a block or a state that this node does not have, or its own trouble. */
function isLack({ nodeCode, nodeMessage, data }: NodeError): boolean {
  if (nodeCode === 3 || data !== undefined || /revert/i.test(nodeMessage)) return false
  return (
    [-32601, -32603, -32004].includes(nodeCode) ||
    /(header|block|state|trie node).*(not found|not available|missing|unknown|pruned)|(missing|unknown) (header|block|state|trie node)/i.test(
      nodeMessage,
    )
  )
}
