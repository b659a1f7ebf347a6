import type { Address } from 'viem'
import { findToken } from '../../protocols/index.ts'
import { readAssets } from '../../protocols/metadata.ts'
import { together } from '../../protocols/plan.ts'
import type { Asset, Read } from '../../protocols/types.ts'
import type { Wad } from '../../units.ts'
import { type MarketsReading, readMarkets } from '../market.ts'

/** What is known of a token that rewards are paid in. */
export type TokenFacts = {
  token: Address
  asset: Asset
  /** Wei per whole token, 1e18 = 1: by its market, else by its redemption rate; null when neither is known. */
  ether: Wad | null
  /** The same by its redemption rate first. */
  worth: Wad | null
}

/**
 * Symbols, decimals and prices of these tokens, each once. A token that is not ours says itself what it is called and has no
 * price: anybody can pay rewards in a token of their own making.
 */
export function* readTokenFacts(tokens: readonly Address[]): Read<readonly TokenFacts[]> {
  const all = [...new Map(tokens.map((token) => [token.toLowerCase(), token])).values()]
  const known = all.filter((token) => findToken(token) !== undefined)
  const strangers = all.filter((token) => findToken(token) === undefined)
  const [markets, assets] = yield* together([
    known.length === 0 ? noMarkets() : readMarkets({ tokens: known }),
    readAssets(strangers),
  ])
  return all.map((token): TokenFacts => {
    const own = findToken(token)
    if (own === undefined) {
      const asset = assets[strangers.indexOf(token)] ?? { symbol: null, decimals: null, known: false }
      return { token, asset, ether: null, worth: null }
    }
    const market = markets?.rows.find((row) => row.token.toLowerCase() === token.toLowerCase())
    const price = market?.unit === 'ether' ? market.price : null
    const rate = markets?.rates.get(token.toLowerCase())
    const redeems = rate?.unit === 'ether' ? rate.wad : null
    const asset = { symbol: own.symbol, decimals: own.decimals, known: true }
    return { token, asset, ether: price ?? redeems, worth: redeems ?? price }
  })
}

// biome-ignore lint/correctness/useYield: a plan that asks nothing
function* noMarkets(): Read<MarketsReading | null> {
  return null
}
