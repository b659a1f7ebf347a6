import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { decodeVault } from '../erc4626.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Intent, Token, TransactionCall } from '../types.ts'
import { type Line, lines, oeth, woeth, zapper } from './addresses.ts'

const vault = calldata([
  'function mint(uint256 amount)',
  'function requestWithdrawal(uint256 amount)',
  'function claimWithdrawal(uint256 requestId)',
  'function claimWithdrawals(uint256[] requestIds)',
])
const olderMint = calldata(['function mint(address asset, uint256 amount, uint256 minimum)'])
const zap = calldata(['function deposit() payable', 'function depositETHForWrappedTokens(uint256 minReceived) payable'])
const token = calldata(['function rebaseOptIn()', 'function rebaseOptOut()'])

const make = intentOf('origin')
const nameOf = ({ symbol }: Token): Value => ({ type: 'name', text: symbol })

/** Minting, the withdrawal queue, wrapping, and growing or not. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  const { to } = call
  if (to === null) return undefined
  const line = lines.find((one) => isAddressEqual(to, one.vault))
  if (line !== undefined) return decodeQueue(call, line, account)
  const wrapped = lines.find((one) => isAddressEqual(to, one.wrapper.address))
  if (wrapped !== undefined) return decodeWrapper(call, wrapped)
  if (isAddressEqual(to, zapper)) return decodeZap(call)
  const own = lines.find((one) => isAddressEqual(to, one.token.address))
  const decoded = own === undefined ? undefined : token.decode(call.data)
  return own === undefined || decoded === undefined
    ? undefined
    : make(decoded.functionName, { token: nameOf(own.token) }, decoded.anomalies)
}

function decodeQueue(call: TransactionCall, line: Line, account: Address): Intent | undefined {
  const older = olderMint.decode(call.data)
  if (older !== undefined) {
    const [asset, amount, least] = older.args
    const details = [detail('atLeast', amountValue(least, line.token))]
    return make('mint', { amount: unitsOf(amount, asset), token: nameOf(line.token) }, older.anomalies, details)
  }
  const decoded = vault.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  switch (decoded.functionName) {
    case 'mint': {
      const weth: Value = { type: 'amount', amount: decoded.args[0], decimals: 18, symbol: 'WETH', token: line.pays }
      return make('mint', { amount: weth, token: nameOf(line.token) }, anomalies)
    }
    case 'requestWithdrawal':
      return make('requestWithdrawal', { amount: amountValue(decoded.args[0], line.token) }, anomalies)
    default: {
      const ids = decoded.functionName === 'claimWithdrawal' ? [decoded.args[0]] : decoded.args[0]
      const recipients = [{ role: 'recipient', address: account }] as const
      const details = ids.map((number) => detail('request', { type: 'number', number }))
      const count: Value = { type: 'number', number: BigInt(ids.length) }
      return make('claimWithdrawals', { count }, { ...anomalies, recipients }, details)
    }
  }
}

function decodeWrapper({ data }: TransactionCall, { token: inner, wrapper }: Line): Intent | undefined {
  const decoded = decodeVault(data)
  if (decoded === undefined) return undefined
  const { action, amount, counted, receiver, owner, anomalies } = decoded
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: receiver }] } as const
  const details = [
    detail('recipient', addressValue(receiver)),
    ...(owner === null ? [] : [detail('owner', addressValue(owner))]),
  ]
  const values = { amount: amountValue(amount, counted === 'assets' ? inner : wrapper), token: nameOf(wrapper) }
  return make(action === 'deposit' || action === 'mint' ? 'wrap' : 'unwrap', values, facts, details)
}

function decodeZap(call: TransactionCall): Intent | undefined {
  const amount = amountValue(call.value, null)
  if (call.data === '0x') return make('mint', { amount, token: nameOf(oeth) }, {})
  const decoded = zap.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'deposit') return make('mint', { amount, token: nameOf(oeth) }, decoded.anomalies)
  const details = [detail('atLeast', amountValue(decoded.args[0], woeth))]
  return make('mint', { amount, token: nameOf(woeth) }, decoded.anomalies, details)
}
