import type { Protocol } from '../types.ts'
import { chainIds, contracts, tokens } from './addresses.ts'
import { read } from './read.ts'

export const protocol: Protocol = { id: 'native', name: 'Ether', tokens, contracts, chainIds, read }
