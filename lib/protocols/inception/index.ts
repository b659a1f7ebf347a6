import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { rateLogs } from './rateLogs.ts'
import { read, readRates, readStatus } from './read.ts'
import { restakers } from './restakers.ts'

export const protocol: Protocol = {
  id: 'inception',
  name: 'Inception',
  tokens,
  contracts,
  read,
  restakers,
  readRates,
  readStatus,
  rateLogs,
  leave,
  finish,
  decode,
  errors,
}
