import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { leave } from './leave.ts'
import { markets } from './markets.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

export const protocol: Protocol = {
  id: 'lombard',
  name: 'Lombard',
  tokens,
  contracts,
  read,
  readRates,
  readStatus,
  rateLogs,
  leave,
  decode,
  markets,
  errors: [
    'error AssetRouter_FeeGreaterThanAmount()',
    'error AmountLessThanCommission(uint256 fee)',
    'error AmountBelowMinLimit(uint256 dustLimit)',
    'error ScriptPubkeyUnsupported()',
    'error AssetOperation_RedeemNotAllowed()',
    'error AssetOperation_DepositNotAllowed()',
  ],
}
