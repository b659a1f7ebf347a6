import { useMemo } from 'react'
import type { ChainInfo } from '../../lib/messaging/mirror.ts'
import type { Asset, Token } from '../../lib/protocols/types.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { shortAddress } from '../ui/AddressLine.tsx'
import { harmless } from '../ui/harmless.ts'

/** How a token is shown. `decimals` null: not one of ours, so only raw units can be shown. */
export type TokenLabel = { address: string | null; symbol: string; name: string; decimals: number | null }

const ether: TokenLabel = { address: null, symbol: 'ETH', name: 'Ether', decimals: 18 }

/** The built-in names, by address in any case. */
export function useRegistry() {
  const registry = useWallet((mirror) => mirror.registry)
  return useMemo(() => {
    const tokens = new Map<string, Token>(registry.tokens.map((token) => [token.address.toLowerCase(), token]))
    const names = new Map(registry.names.map(({ address, name }) => [address.toLowerCase(), name]))
    const protocols = new Map(registry.protocols.map(({ id, name }) => [id, name]))
    return {
      /** Null means ether itself. */
      token: (address: string | null): TokenLabel =>
        address === null
          ? ether
          : (tokens.get(address.toLowerCase()) ?? {
              address,
              symbol: shortAddress(address),
              name: t('home.unknownToken'),
              decimals: null,
            }),
      /** What a strategy holds: by our own name, or by what an unknown token calls itself. */
      asset: (held: { token: string | null; asset: Asset }): TokenLabel => {
        const ours = held.token === null ? ether : tokens.get(held.token.toLowerCase())
        const { symbol, decimals, known } = held.asset
        if (ours !== undefined) return ours
        const fallback = held.token === null ? '' : shortAddress(held.token)
        const shown = harmless(symbol ?? fallback, { limit: 24 })
        return { address: held.token, symbol: shown, name: known ? shown : t('home.unknownToken'), decimals }
      },
      /** A contract's or operator's trusted name. */
      name: (address: string): string | undefined => names.get(address.toLowerCase()),
      protocol: (id: string): string => protocols.get(id) ?? id,
      chain: (id: number): ChainInfo =>
        registry.chains.find((chain) => chain.id === id) ?? {
          id,
          name: t('common.chainUnknown', { id: String(id) }),
          blockSeconds: null,
          currency: '',
          offered: false,
        },
      chains: registry.chains,
    }
  }, [registry])
}
