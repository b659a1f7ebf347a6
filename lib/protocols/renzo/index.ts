import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { markets } from './markets.ts'
import { read, readRates } from './read.ts'

export const protocol: Protocol = { id: 'renzo', name: 'Renzo', tokens, contracts, read, readRates, decode, markets }
