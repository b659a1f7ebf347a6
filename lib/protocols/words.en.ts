import { words as coinbase } from './coinbase/words.en.ts'
import { words as eigenlayer } from './eigenlayer/words.en.ts'
import { words as etherfi } from './etherfi/words.en.ts'
import { words as frax } from './frax/words.en.ts'
import { words as lido } from './lido/words.en.ts'
import { words as renzo } from './renzo/words.en.ts'
import { words as rocketPool } from './rocketPool/words.en.ts'
import { words as stader } from './stader/words.en.ts'
import { words as stakewise } from './stakewise/words.en.ts'
import { words as weth } from './weth/words.en.ts'

/** Every protocol's own words in English. A new folder is a line here. */
export const words = {
  ...weth,
  ...lido,
  ...etherfi,
  ...rocketPool,
  ...coinbase,
  ...frax,
  ...stader,
  ...stakewise,
  ...renzo,
  ...eigenlayer,
} as const
