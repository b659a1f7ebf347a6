import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish, scan } from './exits.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { read, readRates, readStatus } from './read.ts'
import { restakers } from './restakers.ts'

export const protocol: Protocol = {
  id: 'puffer',
  name: 'Puffer',
  tokens,
  contracts,
  read,
  restakers,
  scans: [scan],
  readRates,
  readStatus,
  leave,
  finish,
  decode,
  errors,
  markets,
}
