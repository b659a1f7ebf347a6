import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { enter, entrances } from './enter.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'binance',
  name: 'Binance',
  tokens,
  contracts,
  read,
  readRates,
  readStatus,
  rateLogs,
  markets,
  leave,
  finish,
  entrances,
  enter,
  decode,
}
