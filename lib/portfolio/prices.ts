import { feed, parseFeed } from '../protocols/feed.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { ask, at, call } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'

/** Chainlink ETH / USD, mainnet. Heartbeat 3,600 s. Source: euler-xyz/oracle-checks, aave-address-book, facts/lst.md 4.1 (high). */
export const etherUsdFeed = '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419'

/**
 * Ether in US dollars as the feed last wrote it, with the time it did (Unix seconds). However old: the view shows the age.
 * Throws ReadError, and FeedError when it cannot be a price (H148). Nothing that is signed depends on it.
 */
export function* readEtherPrice(): Read<{ answer: bigint; decimals: number; updatedAt: bigint }> {
  const source = at(etherUsdFeed, feed)
  const [round, decimals, time] = yield* ask([
    call(source, 'latestRoundData', []),
    call(source, 'decimals', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  return parseFeed(round, decimals, time)
}
