import { type Hex, isAddressEqual } from 'viem'
import type { RateLog } from '../types.ts'
import { ineth, ratioFeed } from './addresses.ts'
import { invertUp } from './read.ts'

/**
 * `RatioUpdated(address indexed tokenAddress, uint256 oldRatio, uint256 newRatio)`.
 * Source: inceptionlrt/smart-contracts projects/restaking-pool RatioFeed.sol, 2025-07-16 (high).
 */
const updated = '0x4c5c23b4efbfea6d16c8453f565e165a02a22cda9a8dc7aac0a66f91d2304da6'

function parse({ topics, data }: { topics: readonly Hex[]; data: Hex }) {
  const [event, token] = topics
  if (topics.length !== 2 || event !== updated || token === undefined) return undefined
  if (!/^0x0{24}[0-9a-f]{40}$/i.test(token) || !isAddressEqual(`0x${token.slice(26)}`, ineth.address)) return undefined
  if (!/^0x[0-9a-f]{128}$/i.test(data)) return undefined
  const ratio = BigInt(`0x${data.slice(66)}`)
  return ratio === 0n ? undefined : { wad: invertUp(ratio) }
}

/** Past ratios of inETH. The feed behind the other tokens writes no log that its source shows. */
export const rateLogs: readonly RateLog[] = [{ token: ineth.address, contract: ratioFeed, event: updated, parse }]
