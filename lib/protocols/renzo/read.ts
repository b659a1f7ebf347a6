import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { feed, parseFeed } from '../feed.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, at, call, ReadError } from '../plan.ts'
import type { Position, Rate, Read } from '../types.ts'
import { rateProviderContract } from './abi.ts'
import { ezeth, fundamentalFeed, tokens } from './addresses.ts'

export const read = (account: Address): Read<readonly Position[]> => readBalances('renzo', tokens, account)

/** Seconds between two writes of the fundamental feed, with a tenth of slack. Source: facts/lrt.md 13.1. */
const heartbeat = 43_200n + 4_320n

/**
 * Ether per ezETH. The rate provider reverts while one of its own feeds is stale or an operator delegator is undelegated;
 * then the published copy of the protocol's rate stands in, if it is fresh. Never the market price.
 */
export function* readRates(): Read<readonly Rate[]> {
  const source = at(fundamentalFeed, feed)
  const [rate, round, decimals, time] = yield* askSettled([
    call(rateProviderContract, 'getRate', []),
    call(source, 'latestRoundData', []),
    call(source, 'decimals', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  if (rate.ok) return [{ token: ezeth.address, wad: wad(rate.value) }]
  if (!round.ok || !decimals.ok || !time.ok) throw rate.error
  const published = parseFeed(round.value, decimals.value, time.value)
  if (time.value - published.updatedAt > heartbeat) throw new ReadError('0x', rate.error)
  return [{ token: ezeth.address, wad: wad((published.answer * 10n ** 18n) / 10n ** BigInt(published.decimals)) }]
}
