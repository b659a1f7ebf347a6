import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'
import { restakers } from './restakers.ts'
import { scans } from './scans.ts'

export const protocol: Protocol = {
  id: 'mellow',
  name: 'Mellow',
  tokens,
  contracts,
  read,
  restakers,
  scans,
  readRates,
  readStatus,
  leave,
  finish,
  decode,
  errors,
}
