import { chains } from '../chain/chains.ts'
import { createChainClient, type ManagedChainClient } from '../chain/client.ts'
import { probeEndpoint } from '../chain/probe.ts'
import type { Fetch } from '../chain/transport.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { EndpointHealth } from '../messaging/mirror.ts'
import type { Chain, Services } from './services.ts'

type Dependencies = Pick<Services, 'settings' | 'state'> & { fetch: Fetch; now: () => number }

/** One client per chain over the endpoints in the settings; their health is in the mirror. Asks nothing by itself. */
export function createChain({ settings, state, fetch, now }: Dependencies): Chain {
  const health = new Map<number, readonly EndpointHealth[]>()
  const publish = () => state.patch({ endpoints: [...health.values()].flat() })
  const allowLoopback = () => settings.get().developer

  const clients = new Map<number, ManagedChainClient>(
    chains.map(({ id }) => [
      id,
      createChainClient({
        chainId: id,
        endpoints: () => settings.get().endpoints[String(id)] ?? [],
        allowLoopback,
        fetch,
        now,
        onHealth: (of) => {
          health.set(id, of)
          publish()
        },
      }),
    ]),
  )
  /** A client forgets endpoints that left the settings and knows nothing of new ones, so each is verified before use. */
  const follow = () => {
    for (const [id, client] of clients) {
      client.wake()
      health.set(id, client.health())
    }
    publish()
  }
  settings.subscribe(follow)
  void settings.ready.then(follow)

  return {
    client(chainId) {
      const client = clients.get(chainId)
      if (client === undefined) throw new ChainUnknownError()
      return client
    },
    offer(chainId) {
      if (!chains.some(({ id, offered }) => id === chainId && offered)) throw new ChainUnknownError()
    },
    test: (url, chainId) => {
      if (!clients.has(chainId)) return Promise.reject(new ChainUnknownError())
      return probeEndpoint(url, { chainId, allowLoopback: allowLoopback(), fetch, now })
    },
    wake() {
      for (const client of clients.values()) client.wake()
    },
  }
}

/** A chain that Bowline does not offer. */
class ChainUnknownError extends WalletError {
  readonly code = errorCode.chainUnknown
  constructor() {
    super('Bowline does not offer this network. Choose Ethereum.')
  }
}
