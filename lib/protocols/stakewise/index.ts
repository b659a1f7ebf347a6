import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { read, readRates, readStatus } from './read.ts'
import { scans } from './tickets.ts'

export const protocol: Protocol = {
  id: 'stakewise',
  name: 'StakeWise',
  tokens,
  contracts,
  read,
  scans,
  readRates,
  readStatus,
  leave,
  finish,
  decode,
  errors,
  markets,
}
