import { words as ankr } from './ankr/words.en.ts'
import { words as bedrock } from './bedrock/words.en.ts'
import { words as bifrost } from './bifrost/words.en.ts'
import { words as binance } from './binance/words.en.ts'
import { words as coinbase } from './coinbase/words.en.ts'
import { words as cronos } from './cronos/words.en.ts'
import { words as dinero } from './dinero/words.en.ts'
import { words as eigenlayer } from './eigenlayer/words.en.ts'
import { words as eigenpie } from './eigenpie/words.en.ts'
import { words as etherfi } from './etherfi/words.en.ts'
import { words as frax } from './frax/words.en.ts'
import { words as inception } from './inception/words.en.ts'
import { words as karak } from './karak/words.en.ts'
import { words as kelp } from './kelp/words.en.ts'
import { words as lido } from './lido/words.en.ts'
import { words as liquidCollective } from './liquidCollective/words.en.ts'
import { words as lombard } from './lombard/words.en.ts'
import { words as lorenzo } from './lorenzo/words.en.ts'
import { words as mantle } from './mantle/words.en.ts'
import { words as mellow } from './mellow/words.en.ts'
import { words as metapool } from './metapool/words.en.ts'
import { words as mev } from './mev/words.en.ts'
import { words as nodedao } from './nodedao/words.en.ts'
import { words as nodeset } from './nodeset/words.en.ts'
import { words as origin } from './origin/words.en.ts'
import { words as primeStaked } from './primeStaked/words.en.ts'
import { words as puffer } from './puffer/words.en.ts'
import { words as pumpBTC } from './pumpBTC/words.en.ts'
import { words as renzo } from './renzo/words.en.ts'
import { words as rocketPool } from './rocketPool/words.en.ts'
import { words as solv } from './solv/words.en.ts'
import { words as stader } from './stader/words.en.ts'
import { words as stafi } from './stafi/words.en.ts'
import { words as stakehouse } from './stakehouse/words.en.ts'
import { words as stakestone } from './stakestone/words.en.ts'
import { words as stakewise } from './stakewise/words.en.ts'
import { words as swell } from './swell/words.en.ts'
import { words as symbiotic } from './symbiotic/words.en.ts'
import { words as tranchess } from './tranchess/words.en.ts'
import { words as treehouse } from './treehouse/words.en.ts'
import { words as weth } from './weth/words.en.ts'
import { words as yieldnest } from './yieldnest/words.en.ts'

/** Every protocol's own words in English. A new folder is a line here. */
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
} as const
