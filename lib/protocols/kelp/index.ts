import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'
import { restakers } from './restakers.ts'

export const protocol: Protocol = {
  id: 'kelp',
  name: 'Kelp',
  tokens,
  contracts,
  read,
  restakers,
  readRates,
  readStatus,
  rateLogs,
  leave,
  finish,
  decode,
  errors,
  markets,
}
