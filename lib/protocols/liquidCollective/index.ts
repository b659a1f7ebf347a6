import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish, redeemScan } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'liquidCollective',
  name: 'Liquid Collective',
  tokens,
  contracts,
  read,
  scans: [redeemScan],
  readRates,
  readStatus,
  leave,
  finish,
  decode,
  errors,
}
