import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

export const protocol: Protocol = {
  id: 'stafi',
  name: 'StaFi',
  tokens,
  contracts,
  read,
  readRates,
  leave,
  finish,
  decode,
}
