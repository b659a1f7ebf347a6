import type { Address } from 'viem'
import { WAD, wad } from '../units.ts'
import { feed, parseFeed } from './feed.ts'
import { multicall3On } from './multicall3.ts'
import { ask, at, call, ReadError } from './plan.ts'
import { believable } from './readRate.ts'
import type { Rate, Read } from './types.ts'

/**
 * A rate that is published by a feed, with its date. `maxAge`, in seconds: of what is older nobody knows whether the feed
 * is still kept. One round. Throws ReadError when it does not answer, is too old or can be no rate, and FeedError.
 */
export function* readFeedRate(
  source: Address,
  rate: Omit<Rate, 'wad' | 'writtenAt'>,
  { chainId = 1, maxAge }: { chainId?: number; maxAge?: bigint } = {},
): Read<readonly Rate[]> {
  const here = at(source, feed)
  const [round, decimals, time] = yield* ask([
    call(here, 'latestRoundData', []),
    call(here, 'decimals', []),
    call(multicall3On(chainId), 'getCurrentBlockTimestamp', []),
  ])
  const { answer, updatedAt } = parseFeed(round, decimals, time)
  if (maxAge !== undefined && time - updatedAt > maxAge) throw new ReadError('0x')
  return [believable({ ...rate, wad: wad((answer * WAD) / 10n ** BigInt(decimals)), writtenAt: updatedAt })]
}
