import type { Protocol } from '../types.ts'
import { chainIds, contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { finish, scans } from './exits.ts'
import { leave } from './leave.ts'
import { markets, wrappers } from './markets.ts'
import { read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'origin',
  name: 'Origin',
  tokens,
  contracts,
  chainIds,
  read,
  scans,
  readRates,
  readStatus,
  markets,
  wrappers,
  leave,
  finish,
  decode,
}
