import type { Address } from 'viem'
import { readBalances } from '../erc20.ts'
import { readFeedRate } from '../feedRate.ts'
import type { Position, Rate, Read, ReadContext } from '../types.ts'
import { enzobtcFeed, enzobtcOnMonad, stbtc, stbtcFeed, tokens } from './addresses.ts'

/** The balances on Ethereum and on Monad. */
export const read = (account: Address, { chainId }: ReadContext): Read<readonly Position[]> =>
  readBalances(
    'lorenzo',
    tokens.filter((token) => token.chainId === chainId),
    account,
  )

/** Both feeds are written daily while they are kept: what is older than two days is no rate any more. */
const maxAge = 172_800n

/** Bitcoin per token, as a feed publishes it, with its date. On BNB Chain none is known. */
export const readRates = (chainId: number): Read<readonly Rate[]> =>
  chainId === enzobtcOnMonad.chainId
    ? readFeedRate(enzobtcFeed, { token: enzobtcOnMonad.address, unit: 'bitcoin' }, { chainId, maxAge })
    : readFeedRate(stbtcFeed, { token: stbtc.address, unit: 'bitcoin' }, { maxAge })
