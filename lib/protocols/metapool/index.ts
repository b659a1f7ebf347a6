import type { Protocol } from '../types.ts'
import { contracts, tokens } from './addresses.ts'
import { decode } from './decode.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

export const protocol: Protocol = {
  id: 'metapool',
  name: 'Meta Pool',
  tokens,
  contracts,
  read,
  readRates,
  leave,
  finish,
  decode,
  errors: [
    'error UserDontHavePendingWithdraw(address _user)',
    'error ClaimTooSoon(uint256 timestampUnlock)',
    'error DepositTooLow(uint256 _minAmount, uint256 _amountSent)',
    'error UserNotWhitelisted(address _user)',
    'error SwapMinOut(uint256 _minOut, uint256 _amountOut)',
  ],
}
