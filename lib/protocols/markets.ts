import { markets as ankr } from './ankr/markets.ts'
import { markets as binance } from './binance/markets.ts'
import { markets as eigenpie } from './eigenpie/markets.ts'
import { markets as frax, wrappers as fraxWrappers } from './frax/markets.ts'
import { protocols } from './index.ts'
import { markets as kelp } from './kelp/markets.ts'
import { markets as lombard } from './lombard/markets.ts'
import { markets as mantle } from './mantle/markets.ts'
import { markets as origin, wrappers as originWrappers } from './origin/markets.ts'
import { markets as puffer } from './puffer/markets.ts'
import { markets as pumpBTC } from './pumpBTC/markets.ts'
import { markets as solv } from './solv/markets.ts'
import { markets as stader } from './stader/markets.ts'
import { markets as stakewise } from './stakewise/markets.ts'
import { markets as swell } from './swell/markets.ts'
import { markets as treehouse } from './treehouse/markets.ts'
import type { Market, Wrapper } from './types.ts'

/** Where every token is traded. A folder that is in the list of protocols is found by itself; the others stand here. */
export const markets: readonly Market[] = [
  ...protocols.flatMap((protocol) => protocol.markets ?? []),
  ...[ankr, binance, eigenpie, frax, kelp, lombard, mantle, origin].flat(),
  ...[puffer, pumpBTC, solv, stader, stakewise, swell, treehouse].flat(),
]

/** Which tokens are two forms of one. */
export const wrappers: readonly Wrapper[] = [
  ...protocols.flatMap((protocol) => protocol.wrappers ?? []),
  ...[fraxWrappers, originWrappers].flat(),
]
