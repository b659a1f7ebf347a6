import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { markets, wrappers } from './markets.ts'
import { rateLogs } from './rateLogs.ts'
import { read, readRates } from './read.ts'
import { restakers } from './restakers.ts'
import { scans } from './scans.ts'
import { readStatus } from './status.ts'

export const protocol: Protocol = {
  id: 'etherfi',
  name: 'ether.fi',
  tokens,
  contracts,
  read,
  restakers,
  scans,
  readRates,
  readStatus,
  rateLogs,
  leave,
  finish,
  decode,
  errors,
  markets,
  wrappers,
}
