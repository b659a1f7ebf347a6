import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'nodedao',
  name: 'NodeDAO',
  tokens,
  contracts,
  read,
  readRates,
  readStatus,
  leave,
  finish,
  decode,
}
