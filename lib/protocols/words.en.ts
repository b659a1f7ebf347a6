import { words as eigenlayer } from './eigenlayer/words.en.ts'
import { words as etherfi } from './etherfi/words.en.ts'
import { words as karak } from './karak/words.en.ts'
import { words as kelp } from './kelp/words.en.ts'
import { words as lido } from './lido/words.en.ts'
import { words as primeStaked } from './primeStaked/words.en.ts'
import { words as puffer } from './puffer/words.en.ts'
import { words as renzo } from './renzo/words.en.ts'
import { words as rocketPool } from './rocketPool/words.en.ts'
import { words as weth } from './weth/words.en.ts'
import { words as yieldnest } from './yieldnest/words.en.ts'

/** Every protocol's own words in English. A new folder is a line here. */
export const words = {
  ...weth,
  ...lido,
  ...etherfi,
  ...rocketPool,
  ...renzo,
  ...puffer,
  ...kelp,
  ...yieldnest,
  ...karak,
  ...primeStaked,
  ...eigenlayer,
} as const
