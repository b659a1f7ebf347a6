import type { Protocol } from '../types.ts'
import { contracts } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { finish } from './finish.ts'
import { read } from './read.ts'
import { scans } from './scans.ts'

/** Vaults that stake tokens of other protocols; it has none of its own. */
export const protocol: Protocol = {
  id: 'symbiotic',
  name: 'Symbiotic',
  tokens: [],
  contracts,
  read,
  scans,
  finish,
  decode,
  errors,
}
