import { cards as ankr } from './ankr/card.ts'
import { cards as binance } from './binance/card.ts'
import type { Card } from './card.ts'
import { cards as dinero } from './dinero/card.ts'
import { cards as eigenpie } from './eigenpie/card.ts'
import { cards as kelp } from './kelp/card.ts'
import { cards as liquidCollective } from './liquidCollective/card.ts'
import { cards as mantle } from './mantle/card.ts'
import { cards as origin } from './origin/card.ts'
import { cards as puffer } from './puffer/card.ts'
import { cards as stakestone } from './stakestone/card.ts'
import { cards as swell } from './swell/card.ts'
import { cards as treehouse } from './treehouse/card.ts'

/** Every card of every folder. Loaded by the view that shows one, never by the worker. A new folder is a line here. */
export const cards: readonly Card[] = [
  ...swell,
  ...mantle,
  ...puffer,
  ...kelp,
  ...eigenpie,
  ...stakestone,
  ...origin,
  ...ankr,
  ...liquidCollective,
  ...binance,
  ...dinero,
  ...treehouse,
]
