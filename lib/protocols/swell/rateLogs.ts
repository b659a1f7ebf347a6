import type { Hex } from 'viem'
import { wad } from '../../units.ts'
import type { RateLog } from '../types.ts'
import { rsweth, sweth } from './addresses.ts'

/**
 * `Reprice(uint256 newEthReserves, uint256 newRate, uint256, uint256, uint256)`, the same on both tokens, nothing indexed.
 * Source: facts/lst.md 3.6 and facts/lrt.md 17, SwellNetwork/v3-core-public, 2024-11-13 (high).
 */
const reprice = '0xf0e4379b3fd6b436bf73f47761c746a33d02bbd47835cbd8050b130fb2c6db2e'

/** The second of five words; the log does not say when. */
function parse({ topics, data }: { topics: readonly Hex[]; data: Hex }) {
  if (topics.length !== 1 || topics[0] !== reprice || !/^0x[0-9a-f]{320}$/i.test(data)) return undefined
  return { wad: wad(BigInt(`0x${data.slice(66, 130)}`)) }
}

/** Past rates of both tokens, about one a day. */
export const rateLogs: readonly RateLog[] = [sweth, rsweth].map(({ address }) => ({
  token: address,
  contract: address,
  event: reprice,
  parse,
}))
