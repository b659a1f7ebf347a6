import { encodeFunctionData, parseUnits } from 'viem'
import { devnetOnly, feeds } from '../addresses.ts'
import type { Chain, Transaction } from '../chain.ts'
import { type FeedPair, feedOn } from '../contracts.ts'

/** Prices of the first day, in the feed's own unit. Market prices sit a little under the redemption rates. */
const firstAnswers: Record<FeedPair, string> = {
  'ETH / USD': '3412.57',
  'STETH / ETH': '0.9996',
  'STETH / USD': '3411.2',
  'RETH / ETH': '1.1555',
  'CBETH / ETH': '1.1331',
  'weETH / ETH': '1.0921',
  'weETH/ETH': '1.0926',
  'ezETH / ETH': '1.0761',
  'EIGEN / USD': '1.2345',
  'uniBTC / BTC': '1.0012',
  'SOLVBTC / BTC': '1.0003',
  'stBTC / BTC': '1',
}

/** Chainlink feeds with one round each. */
export async function buildFeeds(chain: Chain): Promise<void> {
  for (const { pair } of feeds) {
    const { proxy, aggregator, decimals } = feedOn(chain, pair)
    await chain.place('ChainlinkProxy', proxy.address)
    await chain.place('ChainlinkAggregator', aggregator.address)
    await aggregator.write('devnetInitialize', [decimals, pair], devnetOnly.admin)
    await aggregator.write('devnetSetAnswer', [parseUnits(firstAnswers[pair], decimals)], devnetOnly.admin)
    await proxy.write('devnetInitialize', [aggregator.address], devnetOnly.admin)
  }
}

/** A new round with the same answer on every feed, in one block: what the oracles do daily even when nothing moves. */
export async function refreshFeeds(chain: Chain): Promise<void> {
  const transactions: Transaction[] = []
  for (const { pair } of feeds) {
    const { proxy, aggregator } = feedOn(chain, pair)
    const data = encodeFunctionData({
      abi: aggregator.abi,
      functionName: 'devnetSetAnswer',
      args: [await proxy.read('latestAnswer')],
    })
    transactions.push({ from: devnetOnly.admin, to: aggregator.address, data })
  }
  await chain.sendTogether(transactions)
}
