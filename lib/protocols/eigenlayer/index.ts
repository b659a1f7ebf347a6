import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish } from './finish.ts'
import { markets } from './markets.ts'
import { oldWithdrawals } from './oldWithdrawals.ts'
import { read } from './read.ts'
import { readStatus } from './status.ts'

export const protocol: Protocol = {
  id: 'eigenlayer',
  name: 'EigenLayer',
  tokens,
  contracts,
  read,
  scans: [oldWithdrawals],
  readStatus,
  finish,
  decode,
  errors,
  markets,
}
