import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { rateLogs } from './rateLogs.ts'
import { read, readRates } from './read.ts'
import { restakers } from './restakers.ts'

export const protocol: Protocol = {
  id: 'stakestone',
  name: 'StakeStone',
  tokens,
  contracts,
  read,
  restakers,
  readRates,
  rateLogs,
  leave,
  finish,
  decode,
}
