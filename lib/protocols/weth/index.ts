import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { enter, entrances } from './enter.ts'
import { read, readRates } from './read.ts'

export const protocol: Protocol = {
  id: 'weth',
  name: 'Wrapped Ether',
  tokens,
  contracts,
  read,
  readRates,
  entrances,
  enter,
  decode,
}
