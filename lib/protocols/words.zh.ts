import { words as eigenlayer } from './eigenlayer/words.zh.ts'
import { words as etherfi } from './etherfi/words.zh.ts'
import { words as karak } from './karak/words.zh.ts'
import { words as kelp } from './kelp/words.zh.ts'
import { words as lido } from './lido/words.zh.ts'
import { words as primeStaked } from './primeStaked/words.zh.ts'
import { words as puffer } from './puffer/words.zh.ts'
import { words as renzo } from './renzo/words.zh.ts'
import { words as rocketPool } from './rocketPool/words.zh.ts'
import { words as weth } from './weth/words.zh.ts'
import { words as yieldnest } from './yieldnest/words.zh.ts'

/** Every protocol's own words in Chinese. A new folder is a line here. */
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
}
