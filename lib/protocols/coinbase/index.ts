import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { markets } from './markets.ts'
import { leave, rateLogs, read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'coinbase',
  name: 'Coinbase',
  tokens,
  contracts,
  read,
  readRates,
  readStatus,
  rateLogs,
  leave,
  decode,
  markets,
}
