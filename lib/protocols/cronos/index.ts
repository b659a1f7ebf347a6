import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

export const protocol: Protocol = {
  id: 'cronos',
  name: 'Crypto.com',
  tokens,
  contracts,
  read,
  readRates,
  leave,
  decode,
}
