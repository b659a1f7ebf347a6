import type { Card } from './card.ts'
import { cards as karak } from './karak/card.ts'
import { cards as kelp } from './kelp/card.ts'
import { cards as primeStaked } from './primeStaked/card.ts'
import { cards as puffer } from './puffer/card.ts'
import { cards as yieldnest } from './yieldnest/card.ts'

/** Every card of every folder. Loaded by the view that shows one, never by the worker. A new folder is a line here. */
export const cards: readonly Card[] = [...puffer, ...kelp, ...yieldnest, ...karak, ...primeStaked]
