import type { Address } from 'viem'
import type { Portfolio } from '../messaging/mirror.ts'
import type { Asset, Position } from '../protocols/types.ts'
import { type TokenUnits, type Wad, type Wei, wei } from '../units.ts'
import { customProtocol } from './account.ts'
import type { RateTable } from './rates.ts'

export type Worth = {
  /** Wei by redemption rate, rounded down; null when a rate is unknown, and for what is no holding. */
  value: Wei | null
  /** Ether per whole token; null for ether itself and when unknown. */
  rate: Wad | null
}

/**
 * What a position on a chain is worth in ether. Unknown strategies are never valued, whatever token they claim to hold, nor
 * are tokens that the user added.
 */
export function worthOf(position: Position, chainId: number, rates: RateTable): Worth {
  const valueAsset = (amount: TokenUnits, { token, asset }: { token: Address | null; asset: Asset }): Worth => {
    if (!asset.known) return unknown
    if (token === null) return { value: wei(amount), rate: null }
    const rate = rates(chainId, token)
    return { value: toWei(amount, rate, asset.decimals), rate }
  }
  switch (position.kind) {
    case 'token': {
      const { token, balance } = position
      if (token === null) return { value: wei(balance), rate: null }
      if (position.protocol === customProtocol) return unknown
      const rate = rates(chainId, token.address)
      return { value: toWei(balance, rate, token.decimals), rate }
    }
    case 'restaked':
      return valueAsset(position.withdrawable, position)
    case 'withdrawal': {
      const parts = position.entries.map((entry) => valueAsset(entry.amountNow, entry))
      const values = parts.map(({ value }) => value)
      const rate = parts.length === 1 ? (parts[0]?.rate ?? null) : null
      return {
        value: values.includes(null) ? null : wei(values.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n)),
        rate,
      }
    }
    case 'exit':
      return position.amountNow === null ? unknown : valueAsset(position.amountNow, position.paid)
    case 'delegation':
      return unknown
  }
}

/** The same holdings at other rates: of a chain whose tokens are valued by rates of another. */
export function revalue(portfolio: Portfolio, rates: RateTable): Portfolio {
  const rows = portfolio.rows.map((row) => ({ ...row, ...worthOf(row.position, portfolio.chainId, rates) }))
  return { ...portfolio, rows }
}

const unknown: Worth = { value: null, rate: null }

function toWei(amount: bigint, rate: Wad | null, decimals: number | null): Wei | null {
  return rate === null || decimals === null ? null : wei((amount * rate) / 10n ** BigInt(decimals))
}
