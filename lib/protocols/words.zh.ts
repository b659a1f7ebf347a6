import { words as ankr } from './ankr/words.zh.ts'
import { words as bedrock } from './bedrock/words.zh.ts'
import { words as bifrost } from './bifrost/words.zh.ts'
import { words as binance } from './binance/words.zh.ts'
import { words as coinbase } from './coinbase/words.zh.ts'
import { words as cronos } from './cronos/words.zh.ts'
import { words as dinero } from './dinero/words.zh.ts'
import { words as eigenlayer } from './eigenlayer/words.zh.ts'
import { words as eigenpie } from './eigenpie/words.zh.ts'
import { words as etherfi } from './etherfi/words.zh.ts'
import { words as frax } from './frax/words.zh.ts'
import { words as inception } from './inception/words.zh.ts'
import { words as karak } from './karak/words.zh.ts'
import { words as kelp } from './kelp/words.zh.ts'
import { words as lido } from './lido/words.zh.ts'
import { words as liquidCollective } from './liquidCollective/words.zh.ts'
import { words as lombard } from './lombard/words.zh.ts'
import { words as lorenzo } from './lorenzo/words.zh.ts'
import { words as mantle } from './mantle/words.zh.ts'
import { words as mellow } from './mellow/words.zh.ts'
import { words as metapool } from './metapool/words.zh.ts'
import { words as mev } from './mev/words.zh.ts'
import { words as nodedao } from './nodedao/words.zh.ts'
import { words as nodeset } from './nodeset/words.zh.ts'
import { words as origin } from './origin/words.zh.ts'
import { words as primeStaked } from './primeStaked/words.zh.ts'
import { words as puffer } from './puffer/words.zh.ts'
import { words as pumpBTC } from './pumpBTC/words.zh.ts'
import { words as renzo } from './renzo/words.zh.ts'
import { words as rocketPool } from './rocketPool/words.zh.ts'
import { words as solv } from './solv/words.zh.ts'
import { words as stader } from './stader/words.zh.ts'
import { words as stafi } from './stafi/words.zh.ts'
import { words as stakehouse } from './stakehouse/words.zh.ts'
import { words as stakestone } from './stakestone/words.zh.ts'
import { words as stakewise } from './stakewise/words.zh.ts'
import { words as swell } from './swell/words.zh.ts'
import { words as symbiotic } from './symbiotic/words.zh.ts'
import { words as tranchess } from './tranchess/words.zh.ts'
import { words as treehouse } from './treehouse/words.zh.ts'
import { words as weth } from './weth/words.zh.ts'
import { words as yieldnest } from './yieldnest/words.zh.ts'

/** Every protocol's own words in Chinese. A new folder is a line here. */
export const words = {
  ...weth,
  ...lido,
  ...rocketPool,
  ...coinbase,
  ...frax,
  ...stader,
  ...swell,
  ...stakewise,
  ...mantle,
  ...origin,
  ...ankr,
  ...liquidCollective,
  ...binance,
  ...dinero,
  ...treehouse,
  ...cronos,
  ...nodeset,
  ...metapool,
  ...stafi,
  ...tranchess,
  ...mev,
  ...nodedao,
  ...bifrost,
  ...stakehouse,
  ...etherfi,
  ...renzo,
  ...puffer,
  ...kelp,
  ...eigenpie,
  ...bedrock,
  ...yieldnest,
  ...inception,
  ...primeStaked,
  ...stakestone,
  ...mellow,
  ...symbiotic,
  ...karak,
  ...lombard,
  ...solv,
  ...lorenzo,
  ...pumpBTC,
  ...eigenlayer,
}
