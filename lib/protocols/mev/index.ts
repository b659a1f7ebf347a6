import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { finish, scan } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'mev',
  name: 'MEV Protocol',
  tokens,
  contracts,
  read,
  scans: [scan],
  readRates,
  readStatus,
  leave,
  finish,
  decode,
  errors: [
    'error NotFinalised()',
    'error AlreadyClaimed()',
    'error WithdrawTooSmall()',
    'error NotEnoughEth()',
    'error SandwichProtection()',
  ],
}
