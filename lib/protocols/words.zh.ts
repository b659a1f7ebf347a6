import { words as bedrock } from './bedrock/words.zh.ts'
import { words as eigenlayer } from './eigenlayer/words.zh.ts'
import { words as eigenpie } from './eigenpie/words.zh.ts'
import { words as etherfi } from './etherfi/words.zh.ts'
import { words as inception } from './inception/words.zh.ts'
import { words as lido } from './lido/words.zh.ts'
import { words as renzo } from './renzo/words.zh.ts'
import { words as rocketPool } from './rocketPool/words.zh.ts'
import { words as stakestone } from './stakestone/words.zh.ts'
import { words as swell } from './swell/words.zh.ts'
import { words as weth } from './weth/words.zh.ts'

/** Every protocol's own words in Chinese. A new folder is a line here. */
export const words = {
  ...weth,
  ...lido,
  ...etherfi,
  ...rocketPool,
  ...renzo,
  ...swell,
  ...eigenpie,
  ...stakestone,
  ...bedrock,
  ...inception,
  ...eigenlayer,
}
