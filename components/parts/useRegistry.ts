import type { ChainInfo, Registry } from '../../lib/messaging/mirror.ts'
import type { Asset, Token } from '../../lib/protocols/types.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { shortAddress } from '../ui/AddressLine.tsx'
import { harmless } from '../ui/harmless.ts'

/** How a token is shown. `decimals` null: not one of ours, so only raw units can be shown. */
export type TokenLabel = { address: string | null; symbol: string; name: string; decimals: number | null }

const ether: TokenLabel = { address: null, symbol: 'ETH', name: 'Ether', decimals: 18 }

/** The built-in names, by address in any case. A token is one on its chain: Ethereum where none is named. */
export type Names = ReturnType<typeof namesOf>

/** Every row of a list names something: the tables are made once for a registry, not once for a row. */
const made = new WeakMap<Registry, Names>()

/** The built-in names. */
export function useRegistry(): Names {
  const registry = useWallet((mirror) => mirror.registry)
  const known = made.get(registry) ?? namesOf(registry)
  made.set(registry, known)
  return known
}

function namesOf(registry: Registry) {
  const keyOf = (chainId: number, address: string) => `${chainId}:${address.toLowerCase()}`
  const tokens = new Map<string, Token>(registry.tokens.map((token) => [keyOf(token.chainId, token.address), token]))
  const names = new Map(registry.names.map(({ address, name }) => [address.toLowerCase(), name]))
  const protocols = new Map(registry.protocols.map(({ id, name }) => [id, name]))
  const chains = new Map(registry.chains.map((chain) => [chain.id, chain]))
  return {
    /** Null means ether itself. */
    token: (address: string | null, chainId = 1): TokenLabel =>
      address === null
        ? ether
        : (tokens.get(keyOf(chainId, address)) ?? {
            address,
            symbol: shortAddress(address),
            name: t('home.unknownToken'),
            decimals: null,
          }),
    /** Whether it is one of the built-in tokens. */
    knows: (address: string, chainId: number): boolean => tokens.has(keyOf(chainId, address)),
    /** What a strategy holds: by our own name, or by what an unknown token calls itself. */
    asset: (held: { token: string | null; asset: Asset }, chainId = 1): TokenLabel => {
      const ours = held.token === null ? ether : tokens.get(keyOf(chainId, held.token))
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
      chains.get(id) ?? {
        id,
        name: t('common.chainUnknown', { id: String(id) }),
        blockSeconds: null,
        currency: '',
        offered: false,
      },
    chains: registry.chains,
  }
}
