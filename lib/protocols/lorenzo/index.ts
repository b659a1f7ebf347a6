import type { Protocol } from '../types.ts'
import { contracts, enzobtcOnMonad, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

export const protocol: Protocol = {
  id: 'lorenzo',
  name: 'Lorenzo',
  tokens,
  contracts,
  chainIds: [1, enzobtcOnMonad.chainId],
  read,
  readRates,
  leave,
  decode,
}
