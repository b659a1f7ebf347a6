import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'nodeset',
  name: 'NodeSet',
  tokens,
  contracts,
  read,
  readRates,
  readStatus,
  leave,
  decode,
}
