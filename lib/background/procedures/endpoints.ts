import type { Handlers, Services } from '../services.ts'

/** Commands about the user's endpoints. */
export function endpointProcedures({
  chain,
  settings,
}: Pick<Services, 'chain' | 'settings'>): Pick<Handlers, 'endpoints.test' | 'endpoints.set'> {
  return {
    'endpoints.test': ({ url, chainId }) => chain.test(url, chainId),
    async 'endpoints.set'({ chainId, urls }) {
      // Throws for a chain we do not offer, before anything is written.
      chain.client(chainId)
      await settings.setEndpoints(chainId, urls)
      return null
    },
  }
}
