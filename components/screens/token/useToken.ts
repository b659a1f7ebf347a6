import { useMemo } from 'react'
import type { Token } from '../../../lib/protocols/types.ts'
import { useWallet } from '../../hooks/useWallet.ts'

/** A known token by what an address of the app names, with the token whose rate values it. */
export type ShownToken = {
  token: Token
  /** The token on Ethereum that a copy stands for; the token itself when it is no copy. */
  original: Token
  /** Every form of the original on every chain, itself included, Ethereum first. */
  places: readonly Token[]
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Null for what is not in the built-in registry. */
export function useToken(chainId: string, address: string): ShownToken | null {
  const registry = useWallet((mirror) => mirror.registry)
  return useMemo(() => {
    const { tokens } = registry
    const token = tokens.find((each) => String(each.chainId) === chainId && same(each.address, address))
    if (token === undefined) return null
    const { rateOf } = token
    const original =
      rateOf === undefined ? token : (tokens.find((each) => each.chainId === 1 && same(each.address, rateOf)) ?? token)
    const places = tokens
      .filter((each) => each === original || (each.rateOf !== undefined && same(each.rateOf, original.address)))
      .toSorted((a, b) => Number(b === original) - Number(a === original) || a.chainId - b.chainId)
    return { token, original, places }
  }, [registry, chainId, address])
}
