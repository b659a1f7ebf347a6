import type { Address } from 'viem'
import { newestPrice } from '../../../lib/portfolio/totals.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import type { Pricing } from './entry.ts'

const one = 10n ** 18n

/** What a token of Ethereum is worth in dollars by its rate; null where the rate or the price of ether is not known. */
export function usePricing(token: Address | null): Pricing | null {
  const price = useWallet((mirror) => newestPrice(Object.values(mirror.portfolios)))
  const rate = useWallet((mirror) =>
    token === null
      ? one
      : (mirror.rates.find((row) => row.chainId === 1 && row.token.toLowerCase() === token.toLowerCase())?.ether ??
        null),
  )
  return price === null || rate === null ? null : { rate, answer: price.answer, decimals: price.decimals }
}
