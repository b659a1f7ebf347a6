import type { Card } from './card.ts'
import { cards as eigenlayer } from './eigenlayer/card.ts'
import { cards as weth } from './weth/card.ts'

/** Every card of every folder. Loaded by the view that shows one, never by the worker. A new folder is a line here. */
export const cards: readonly Card[] = [...weth, ...eigenlayer]
