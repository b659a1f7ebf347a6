import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'pumpBTC',
  name: 'pumpBTC',
  tokens,
  contracts,
  read,
  readRates,
  readStatus,
  markets,
  leave,
  finish,
  decode,
}
