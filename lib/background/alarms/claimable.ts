import type { Address } from 'viem'
import type { ClaimsReport } from '../../messaging/rewards.ts'
import { type Wei, wei } from '../../units.ts'

/**
 * What each account could claim now, by market, in wei, rounded down: tokens without a price or decimals are not in it. Only
 * accounts whose data is held to the chain.
 */
export function claimableOf({ earners, tokens }: ClaimsReport): readonly { account: Address; wei: Wei }[] {
  const known = new Map(tokens.map((token) => [token.token.toLowerCase(), token]))
  return earners.flatMap(({ earner, data }) => {
    if (data === null || data.fault !== null) return []
    const sum = data.tokens.reduce((total, { token, claimable }) => {
      const { ether = null, asset } = known.get(token.toLowerCase()) ?? {}
      const decimals = asset?.decimals ?? null
      return ether === null || decimals === null ? total : total + (claimable * ether) / 10n ** BigInt(decimals)
    }, 0n)
    return [{ account: earner, wei: wei(sum) }]
  })
}
