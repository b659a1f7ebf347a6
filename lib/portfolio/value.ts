import type { Address } from 'viem'
import type { Asset, Position } from '../protocols/types.ts'
import { type TokenUnits, type Wad, type Wei, wei } from '../units.ts'

/** Rates by token address in lower case. */
type RateTable = ReadonlyMap<string, Wad>

export type Worth = {
  /** Wei by redemption rate, rounded down; null when a rate is unknown, and for what is no holding. */
  value: Wei | null
  /** Ether per whole token; null for ether itself and when unknown. */
  rate: Wad | null
}

/** What a position is worth in ether. Unknown strategies are never valued, whatever token they claim to hold. */
export function worthOf(position: Position, rates: RateTable): Worth {
  switch (position.kind) {
    case 'token': {
      const { token, balance } = position
      if (token === null) return { value: wei(balance), rate: null }
      const rate = rates.get(token.address.toLowerCase()) ?? null
      return { value: toWei(balance, rate, token.decimals), rate }
    }
    case 'restaked':
      return valueAsset(position.withdrawable, position, rates)
    case 'withdrawal': {
      const parts = position.entries.map((entry) => valueAsset(entry.amountNow, entry, rates))
      const values = parts.map(({ value }) => value)
      const rate = parts.length === 1 ? (parts[0]?.rate ?? null) : null
      return {
        value: values.includes(null) ? null : wei(values.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n)),
        rate,
      }
    }
    case 'exit':
      if (position.amountNow === null) return { value: null, rate: null }
      return valueAsset(position.amountNow, position.paid, rates)
    case 'delegation':
      return { value: null, rate: null }
  }
}

function valueAsset(
  amount: TokenUnits,
  { token, asset }: { token: Address | null; asset: Asset },
  rates: RateTable,
): Worth {
  if (!asset.known) return { value: null, rate: null }
  if (token === null) return { value: wei(amount), rate: null }
  const rate = rates.get(token.toLowerCase()) ?? null
  return { value: toWei(amount, rate, asset.decimals), rate }
}

function toWei(amount: bigint, rate: Wad | null, decimals: number | null): Wei | null {
  return rate === null || decimals === null ? null : wei((amount * rate) / 10n ** BigInt(decimals))
}
