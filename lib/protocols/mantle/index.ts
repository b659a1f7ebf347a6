import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { enter, entrances } from './enter.ts'
import { errors } from './errors.ts'
import { unstakeScan } from './exits.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'mantle',
  name: 'mETH Protocol',
  tokens,
  contracts,
  read,
  scans: [unstakeScan],
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
}
