import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { depositAdapter, type Line, lines, yneth, ynlsde } from './addresses.ts'

const make = intentOf('yieldnest')

const ether = calldata(['function depositETH(address receiver) payable'])
const deposits = calldata(['function deposit(address asset, uint256 amount, address receiver)'])
const adapter = calldata([
  'function deposit(address asset, uint256 amount, address receiver)',
  'function depositWithReferral(address asset, uint256 amount, address receiver, address referrer)',
])
const requests = calldata(['function requestWithdrawal(uint256 amount)'])
/** The same with bytes for the vault, which ignores them. */
const requestsWithData = calldata(['function requestWithdrawal(uint256 amount, bytes data)'])
const claims = calldata([
  'function claimWithdrawal(uint256 tokenId, address receiver)',
  'function claimWithdrawals(uint256[] tokenIds, address[] receivers)',
])
/** The same with the finalisation named by the caller. */
const claimStructs = calldata([
  'struct WithdrawalClaim { uint256 tokenId; uint256 finalizationId; address receiver; }',
  'function claimWithdrawal(WithdrawalClaim claim)',
  'function claimWithdrawals(WithdrawalClaim[] claims)',
])

/** Depositing into ynETH and ynLSDe, requests and claims of both queues. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  const { to } = call
  if (to === null) return undefined
  if (isAddressEqual(to, yneth.address)) {
    const decoded = ether.decode(call.data)
    return (
      decoded && deposit('deposit', amountValue(call.value, null), yneth.symbol, decoded.args[0], decoded.anomalies)
    )
  }
  if (isAddressEqual(to, ynlsde.address)) {
    const decoded = deposits.decode(call.data)
    return decoded && depositOf(decoded.args, decoded.anomalies)
  }
  if (isAddressEqual(to, depositAdapter)) {
    const decoded = adapter.decode(call.data)
    if (decoded === undefined) return undefined
    if (decoded.functionName === 'deposit') return depositOf(decoded.args, decoded.anomalies)
    const [asset, amount, receiver, referrer] = decoded.args
    return depositOf([asset, amount, receiver], decoded.anomalies, [detail('referral', addressValue(referrer))])
  }
  const line = lines.find(({ queue }) => isAddressEqual(to, queue))
  return line && decodeQueue(line, call, account)
}

function deposit(
  action: string,
  amount: Value,
  symbol: string,
  receiver: Address,
  anomalies: Anomalies,
  details: readonly Detail[] = [],
): Intent {
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: receiver }] } as const
  const values = { amount, token: { type: 'name', text: symbol } } as const
  return make(action, values, facts, [detail('recipient', addressValue(receiver)), ...details])
}

function depositOf(
  [asset, amount, receiver]: readonly [Address, bigint, Address],
  anomalies: Anomalies,
  details: readonly Detail[] = [],
): Intent {
  return deposit('deposit', unitsOf(amount, asset), ynlsde.symbol, receiver, anomalies, details)
}

function decodeQueue(line: Line, call: TransactionCall, account: Address): Intent | undefined {
  const request = requests.decode(call.data) ?? requestsWithData.decode(call.data)
  if (request !== undefined) {
    // The ticket goes to whoever sends it.
    const facts = { ...request.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
    return make('requestWithdrawal', { amount: amountValue(request.args[0], line.token) }, facts, [])
  }
  const claim = claims.decode(call.data)
  if (claim !== undefined) {
    return claim.functionName === 'claimWithdrawal'
      ? claimed([claim.args[0]], [claim.args[1]], claim.anomalies)
      : claimed(claim.args[0], claim.args[1], claim.anomalies)
  }
  const named = claimStructs.decode(call.data)
  if (named === undefined) return undefined
  const entries = named.functionName === 'claimWithdrawal' ? [named.args[0]] : named.args[0]
  return claimed(
    entries.map(({ tokenId }) => tokenId),
    entries.map(({ receiver }) => receiver),
    named.anomalies,
  )
}

function claimed(numbers: readonly bigint[], receivers: readonly Address[], anomalies: Anomalies): Intent {
  const unique = receivers.filter(
    (receiver, index) => receivers.findIndex((one) => isAddressEqual(one, receiver)) === index,
  )
  const recipients = unique.map((address) => ({ role: 'recipient', address }) as const)
  const count = { type: 'number', number: BigInt(numbers.length) } as const
  return make('claimWithdrawals', { count }, { ...anomalies, recipients }, [
    ...numbers.map((number) => detail('request', { type: 'number', number })),
    ...unique.map((receiver) => detail('recipient', addressValue(receiver))),
  ])
}
