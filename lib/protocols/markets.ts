import { protocols } from './index.ts'
import { markets as pumpBTC } from './pumpBTC/markets.ts'
import { markets as solv } from './solv/markets.ts'
import type { Market, Wrapper } from './types.ts'

/** Where every token is traded. */
export const markets: readonly Market[] = [
  ...protocols.flatMap((protocol) => protocol.markets ?? []),
  ...pumpBTC,
  ...solv,
]

/** Which tokens are two forms of one. */
export const wrappers: readonly Wrapper[] = [...protocols.flatMap((protocol) => protocol.wrappers ?? [])]
