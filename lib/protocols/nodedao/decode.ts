import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Intent, IntentFacts, TransactionCall } from '../types.ts'
import { lines } from './addresses.ts'

const make = intentOf('nodedao')
const functions = calldata([
  'function stakeETH() payable',
  'function unstakeETH(uint256 unstakeAmount)',
  'function requestWithdrawals(uint256 unstakeAmount)',
  'function claimWithdrawals(address receiver, uint256[] requestIds)',
])

/** Staking for nETH and rnETH, and leaving both. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  const { to } = call
  const line = lines.find(({ pool }) => to !== null && isAddressEqual(to, pool))
  if (line === undefined) return undefined
  const token: Value = { type: 'name', text: line.token.symbol }
  const stake = (anomalies: IntentFacts) =>
    make('stakeETH', { amount: amountValue(call.value, null), token }, { ...anomalies, recipients: paidTo(account) })
  // Plain ether is staked as well.
  if (call.data === '0x') return stake({})
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  switch (decoded.functionName) {
    case 'stakeETH':
      return stake(anomalies)
    case 'claimWithdrawals': {
      const [receiver, numbers] = decoded.args
      const count = { type: 'number', number: BigInt(numbers.length) } as const
      return make('claimWithdrawals', { count }, { ...anomalies, recipients: paidTo(receiver) }, [
        ...numbers.map((number) => detail('request', { type: 'number', number })),
        detail('recipient', addressValue(receiver)),
      ])
    }
    default:
      return make(
        decoded.functionName,
        { amount: amountValue(decoded.args[0], line.token) },
        { ...anomalies, recipients: paidTo(account) },
        [detail('recipient', addressValue(account))],
      )
  }
}

const paidTo = (address: Address) => [{ role: 'recipient', address }] as const
