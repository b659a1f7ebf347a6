import type { BlockRef, Portfolio } from '../messaging/mirror.ts'
import { type FeedAnswer, feed, parseFeed } from '../protocols/feed.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { askSettled, at, call } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'
import { type Wad, wad } from '../units.ts'

/** Chainlink ETH / USD, mainnet. Heartbeat 3,600 s. Source: euler-xyz/oracle-checks, aave-address-book, facts/lst.md 4.1 (high). */
export const etherUsdFeed = '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419'
/** Chainlink BTC / USD, mainnet. Heartbeat 3,600 s. Source: as above (high). */
export const bitcoinUsdFeed = '0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c'

export type EtherPrice = NonNullable<Portfolio['etherPrice']>

/** Ether per bitcoin by market feeds, and when the older of them was written (Unix seconds). 1e18 = 1. */
export type BitcoinPrice = { wad: Wad; updatedAt: bigint; block: BlockRef }

export type Prices = {
  /** Ether in US dollars as its feed last wrote it. However old: the view shows the age. */
  ether: FeedAnswer | null
  bitcoin: Omit<BitcoinPrice, 'block'> | null
}

/**
 * What dollars and bitcoin are worth, from Chainlink on Ethereum. One round. Null where a feed does not answer, or says
 * what cannot be a price (H148). Nothing that is signed depends on it.
 */
export function* readPrices(): Read<Prices> {
  const [ether, bitcoin] = [at(etherUsdFeed, feed), at(bitcoinUsdFeed, feed)]
  const [time, ...answers] = yield* askSettled([
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(ether, 'latestRoundData', []),
    call(ether, 'decimals', []),
    call(bitcoin, 'latestRoundData', []),
    call(bitcoin, 'decimals', []),
  ])
  const [etherRound, etherDecimals, bitcoinRound, bitcoinDecimals] = answers
  const parse = (round: typeof etherRound, decimals: typeof etherDecimals): FeedAnswer | null => {
    if (!time.ok || !round.ok || !decimals.ok) return null
    try {
      return parseFeed(round.value, decimals.value, time.value)
    } catch {
      // Not a price: it is unknown, as if the feed had not answered.
      return null
    }
  }
  const dollars = parse(etherRound, etherDecimals)
  return { ether: dollars, bitcoin: quote(parse(bitcoinRound, bitcoinDecimals), dollars) }
}

/** One asset in the other, both in dollars. Rounded down. */
function quote(asset: FeedAnswer | null, unit: FeedAnswer | null): Prices['bitcoin'] {
  if (asset === null || unit === null) return null
  const scaled = asset.answer * 10n ** BigInt(unit.decimals) * 10n ** 18n
  const value = scaled / (unit.answer * 10n ** BigInt(asset.decimals))
  const behind = unit.updatedAt - asset.updatedAt
  return { wad: wad(value), updatedAt: behind > 0n ? asset.updatedAt : unit.updatedAt }
}
