import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { scan } from './exits.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'solv',
  name: 'Solv',
  tokens,
  contracts,
  read,
  scans: [scan],
  readRates,
  readStatus,
  rateLogs,
  markets,
  leave,
  decode,
  errors: ['error BlacklistableBlacklistedAccount(address account)'],
}
