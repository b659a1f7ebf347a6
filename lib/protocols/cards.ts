import { cards as ankr } from './ankr/card.ts'
import { cards as bedrock } from './bedrock/card.ts'
import { cards as bifrost } from './bifrost/card.ts'
import { cards as binance } from './binance/card.ts'
import type { Card } from './card.ts'
import { cards as coinbase } from './coinbase/card.ts'
import { cards as cronos } from './cronos/card.ts'
import { cards as dinero } from './dinero/card.ts'
import { cards as eigenlayer } from './eigenlayer/card.ts'
import { cards as eigenpie } from './eigenpie/card.ts'
import { cards as etherfi } from './etherfi/card.ts'
import { cards as frax } from './frax/card.ts'
import { cards as inception } from './inception/card.ts'
import { cards as karak } from './karak/card.ts'
import { cards as kelp } from './kelp/card.ts'
import { cards as lido } from './lido/card.ts'
import { cards as liquidCollective } from './liquidCollective/card.ts'
import { cards as lombard } from './lombard/card.ts'
import { cards as lorenzo } from './lorenzo/card.ts'
import { cards as mantle } from './mantle/card.ts'
import { cards as mellow } from './mellow/card.ts'
import { cards as metapool } from './metapool/card.ts'
import { cards as mev } from './mev/card.ts'
import { cards as nodedao } from './nodedao/card.ts'
import { cards as nodeset } from './nodeset/card.ts'
import { cards as origin } from './origin/card.ts'
import { cards as primeStaked } from './primeStaked/card.ts'
import { cards as puffer } from './puffer/card.ts'
import { cards as pumpBTC } from './pumpBTC/card.ts'
import { cards as renzo } from './renzo/card.ts'
import { cards as rocketPool } from './rocketPool/card.ts'
import { cards as solv } from './solv/card.ts'
import { cards as stader } from './stader/card.ts'
import { cards as stafi } from './stafi/card.ts'
import { cards as stakehouse } from './stakehouse/card.ts'
import { cards as stakestone } from './stakestone/card.ts'
import { cards as stakewise } from './stakewise/card.ts'
import { cards as swell } from './swell/card.ts'
import { cards as tranchess } from './tranchess/card.ts'
import { cards as treehouse } from './treehouse/card.ts'
import { cards as weth } from './weth/card.ts'
import { cards as yieldnest } from './yieldnest/card.ts'

/** Every card of every folder. Loaded by the view that shows one, never by the worker. A new folder is a line here. */
export const cards: readonly Card[] = [
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
  ...karak,
  ...lombard,
  ...solv,
  ...lorenzo,
  ...pumpBTC,
  ...eigenlayer,
]
