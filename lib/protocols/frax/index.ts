import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { enter, entrances } from './enter.ts'
import { errors } from './errors.ts'
import { scans } from './exits.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { markets, wrappers } from './markets.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'frax',
  name: 'Frax Ether',
  tokens,
  contracts,
  read,
  scans,
  readRates,
  readStatus,
  rateLogs,
  leave,
  finish,
  entrances,
  enter,
  decode,
  errors,
  markets,
  wrappers,
}
