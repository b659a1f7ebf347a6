import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'
import { restakers } from './restakers.ts'
import { finish } from './withdrawals.ts'

export const protocol: Protocol = {
  id: 'karak',
  name: 'Karak',
  tokens,
  contracts,
  read,
  restakers,
  readRates,
  readStatus,
  leave,
  finish,
  decode,
}
