import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { stone, vault } from './addresses.ts'

const make = intentOf('stakestone')

const functions = calldata([
  'function deposit() payable',
  'function depositFor(address user) payable',
  'function requestWithdraw(uint256 shares)',
  'function cancelWithdraw(uint256 shares)',
  'function instantWithdraw(uint256 amount, uint256 shares)',
  'function rollToNextRound()',
])

/** Depositing into StakeStone and leaving it, at once or by the round. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, vault)) return undefined
  const ether = amountValue(call.value, null)
  if (call.data === '0x') {
    // The vault keeps what it is sent like this and mints nothing for it.
    return make('gift', { amount: ether }, { dangers: [sentence('intents.stakestone.giftMintsNothing')] })
  }
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  const own = [{ role: 'recipient', address: account }] as const
  switch (decoded.functionName) {
    case 'deposit':
      return make('deposit', { amount: ether }, anomalies)
    case 'depositFor': {
      const [user] = decoded.args
      const recipients = [{ role: 'recipient', address: user }] as const
      return make('deposit', { amount: ether }, { ...anomalies, recipients }, [detail('recipient', addressValue(user))])
    }
    case 'requestWithdraw':
      return make('requestWithdraw', { amount: amountValue(decoded.args[0], stone) }, anomalies)
    case 'cancelWithdraw':
      return make('cancelWithdraw', { amount: amountValue(decoded.args[0], stone) }, anomalies)
    case 'rollToNextRound':
      return make('rollToNextRound', {}, anomalies)
    default: {
      const [amount, shares] = decoded.args
      const settled = amountValue(amount, null)
      const given = amountValue(shares, stone)
      const details = [detail('recipient', addressValue(account))]
      const facts = { ...anomalies, recipients: own }
      if (shares === 0n) return make('claim', { amount: settled }, facts, details)
      if (amount === 0n) return make('instantWithdraw', { amount: given }, facts, details)
      return make('claimAndWithdraw', { settled, amount: given }, facts, details)
    }
  }
}
