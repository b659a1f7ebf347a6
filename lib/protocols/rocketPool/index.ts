import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { enter, entrances } from './enter.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'rocketPool',
  name: 'Rocket Pool',
  tokens,
  contracts,
  read,
  readRates,
  readStatus,
  rateLogs,
  leave,
  entrances,
  enter,
  decode,
  markets,
}
