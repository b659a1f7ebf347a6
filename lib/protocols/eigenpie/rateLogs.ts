import type { Hex } from 'viem'
import { wad } from '../../units.ts'
import type { RateLog } from '../types.ts'
import { products } from './addresses.ts'

/**
 * `LSTExchangeRateUpdated(address indexed caller, uint256 newExchangeRate)` of every token.
 * Source: magpiexyz/eigenpie_contracts tokens/MLRT.sol, 2024-08-07 (medium).
 */
const updated = '0x6a07a352cdfd5c48b7d266d695bb6d36480046a29413a27d8277c575bbec2e57'

/** One word: the underlying per token, which for egETH is ether. */
function parse({ topics, data }: { topics: readonly Hex[]; data: Hex }) {
  if (topics.length !== 2 || topics[0] !== updated || !/^0x[0-9a-f]{64}$/i.test(data)) return undefined
  return { wad: wad(BigInt(data)) }
}

/** Past rates as they were pushed. */
export const rateLogs: readonly RateLog[] = products.map(({ token }) => ({
  token: token.address,
  contract: token.address,
  event: updated,
  parse,
}))
