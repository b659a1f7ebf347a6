import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { batches, finish, singles } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'dinero',
  name: 'Dinero',
  tokens,
  contracts,
  read,
  scans: [singles, batches],
  readRates,
  readStatus,
  leave,
  finish,
  decode,
  errors,
}
