import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { read } from './read.ts'

export const protocol: Protocol = {
  id: 'stakehouse',
  name: 'Stakehouse',
  tokens,
  contracts,
  read,
  decode,
}
