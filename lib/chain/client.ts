import type { EndpointHealth } from '../messaging/mirror.ts'
import { broadcastOnce } from './broadcast.ts'
import { createEndpoints, type EndpointsOptions } from './endpoints.ts'
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
    request: (method, params, how = {}) => endpoints.use((endpoint) => endpoint.send(method, params, how)),
    read: (calls, { block } = {}) => endpoints.use((endpoint) => readBatch(endpoint, calls, block)),
    simulate: (input) => endpoints.use((endpoint) => simulateOnce(endpoint, input)),
    broadcast: (raw) => endpoints.use((endpoint) => broadcastOnce(endpoint, raw), { verifyAgain: true }),
  }
}
