import type { Address } from 'viem'
import type { Asset, Token } from './types.ts'

/** Ether as an asset, for what is paid in it. */
export const etherAsset: Asset = { symbol: 'ETH', decimals: 18, known: true }

/** One of our tokens as the asset of a position. */
export const assetOf = ({ symbol, decimals }: Token): Asset => ({ symbol, decimals, known: true })

/**
 * The same token on other chains, by chain id: bridged, not rebasing, valued by the rate of the original. Each address
 * is a token of its own; where two stand on one chain they are different assets with one rate.
 */
export function copies(
  original: Token,
  addresses: Readonly<Record<number, Address | readonly Address[]>>,
  change: Partial<Pick<Token, 'symbol' | 'name' | 'decimals'>> = {},
): readonly Token[] {
  const { sunset: _, ...rest } = original
  return Object.entries(addresses).flatMap(([chainId, at]) =>
    [at].flat().map((address) => ({
      ...rest,
      ...change,
      chainId: Number(chainId),
      address: address as Address,
      rebasing: false,
      rateOf: original.address,
    })),
  )
}
