import { zeroAddress } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import { contract } from './plan.ts'

/** A price feed with the Chainlink interface (also RedStone's). Use with `at(address, feed)`. */
export const feed = contract(zeroAddress, [
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
  'function decimals() view returns (uint8)',
])

/** What a feed last said: `answer / 10^decimals`, written at `updatedAt` (Unix seconds). */
export type FeedAnswer = { answer: bigint; decimals: number; updatedAt: bigint }

/** No asset is worth this many units of another; a feed that says so is broken. Whole units, not scaled. */
const ceiling = 10n ** 12n

/** Checks a `latestRoundData()` answer against bounds and the block's own time. Throws FeedError; never gives a zero. */
export function parseFeed(
  round: readonly [roundId: bigint, answer: bigint, startedAt: bigint, updatedAt: bigint, answeredInRound: bigint],
  decimals: number,
  blockTimestamp: bigint,
): FeedAnswer {
  const [, answer, , updatedAt] = round
  if (decimals > 36) throw new FeedError()
  if (answer <= 0n || answer > ceiling * 10n ** BigInt(decimals)) throw new FeedError()
  if (updatedAt <= 0n || updatedAt > blockTimestamp) throw new FeedError()
  return { answer, decimals, updatedAt }
}

/** A feed answered something that cannot be a price: zero, negative, out of bounds, or from the future. */
class FeedError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor() {
    super('A price feed answered something that cannot be a price. The value is unknown until it is mended.')
  }
}
