import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { read, readRates } from './read.ts'

export const protocol: Protocol = {
  id: 'nodedao',
  name: 'NodeDAO',
  tokens,
  contracts,
  read,
  readRates,
  decode,
}
