import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { depositor, lockbox, pufeth, steth, weth, withdrawalManager, wsteth, xpufeth } from './addresses.ts'

const make = intentOf('puffer')

/** Puffer's own order: the deadline comes first. */
const permit = 'struct Permit { uint256 deadline; uint256 amount; uint8 v; bytes32 r; bytes32 s; }'
const vault = calldata([
  'function depositETH(address receiver) payable',
  'function depositStETH(uint256 stETHSharesAmount, address receiver)',
  'function deposit(uint256 assets, address receiver)',
  'function mint(uint256 shares, address receiver)',
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
])
const deposits = calldata([
  permit,
  'function depositWstETH(Permit permitData, address recipient)',
  'function depositStETH(Permit permitData, address recipient)',
])
const requests = calldata([
  permit,
  'function requestWithdrawal(uint128 pufETHAmount, address recipient)',
  'function requestWithdrawalWithPermit(Permit permitData, address recipient)',
  'function completeQueuedWithdrawal(uint256 withdrawalIdx)',
])
const box = calldata([
  'function deposit(uint256 amount)',
  'function depositTo(address to, uint256 amount)',
  'function withdraw(uint256 amount)',
  'function withdrawTo(address to, uint256 amount)',
])

/** Depositing into Puffer, its two ways out, and the lockbox of xPufETH. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, pufeth.address)) return decodeVault(call, account)
  if (isAddressEqual(call.to, depositor)) return decodeDeposit(call)
  if (isAddressEqual(call.to, withdrawalManager)) return decodeRequest(call)
  if (isAddressEqual(call.to, lockbox)) return decodeLockbox(call, account)
  return undefined
}

/** The same with somebody, perhaps another, who receives. */
function pay(
  action: string,
  amount: Value,
  recipient: Address,
  anomalies: Anomalies,
  details: readonly Detail[] = [],
): Intent {
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] } as const
  return make(action, { amount }, facts, [detail('recipient', addressValue(recipient)), ...details])
}

function decodeVault(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = vault.decode(call.data)
  if (decoded === undefined) return undefined
  switch (decoded.functionName) {
    case 'depositETH':
      return pay('deposit', amountValue(call.value, null), decoded.args[0], decoded.anomalies)
    case 'depositStETH': {
      // Shares, not stETH: worth more stETH as rewards come in.
      const shares: Value = { type: 'amount', amount: decoded.args[0], decimals: 18, symbol: null, token: null }
      return pay('depositShares', shares, decoded.args[1], decoded.anomalies)
    }
    case 'deposit':
      return pay('deposit', unitsOf(decoded.args[0], weth), decoded.args[1], decoded.anomalies)
    case 'mint':
      return pay('mint', amountValue(decoded.args[0], pufeth), decoded.args[1], decoded.anomalies)
    default: {
      const [amount, receiver, owner] = decoded.args
      const redeems = decoded.functionName === 'redeem'
      const value = redeems ? amountValue(amount, pufeth) : unitsOf(amount, weth)
      const details = isAddressEqual(owner, account) ? [] : [detail('owner', addressValue(owner))]
      return pay(redeems ? 'redeem' : 'withdraw', value, receiver, decoded.anomalies, details)
    }
  }
}

function decodeDeposit(call: TransactionCall): Intent | undefined {
  const decoded = deposits.decode(call.data)
  if (decoded === undefined) return undefined
  const [{ amount, deadline }, recipient] = decoded.args
  const token = decoded.functionName === 'depositWstETH' ? wsteth : steth
  return pay('deposit', unitsOf(amount, token), recipient, decoded.anomalies, [until(deadline)])
}

function decodeRequest(call: TransactionCall): Intent | undefined {
  const decoded = requests.decode(call.data)
  if (decoded === undefined) return undefined
  switch (decoded.functionName) {
    case 'completeQueuedWithdrawal': {
      // Anybody may send it; it pays the recipient the request names, which only the chain knows.
      const details = [detail('request', { type: 'number', number: decoded.args[0] })]
      return make('completeQueuedWithdrawal', {}, decoded.anomalies, details)
    }
    case 'requestWithdrawal':
      return request(decoded.args[0], decoded.args[1], decoded.anomalies)
    default: {
      const [{ amount, deadline }, recipient] = decoded.args
      // The contract cuts the amount to 128 bits after the permission.
      return request(BigInt.asUintN(128, amount), recipient, decoded.anomalies, [until(deadline)])
    }
  }
}

function request(amount: bigint, recipient: Address, anomalies: Anomalies, details: readonly Detail[] = []): Intent {
  return pay('requestWithdrawal', amountValue(amount, pufeth), recipient, anomalies, details)
}

function decodeLockbox(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = box.decode(call.data)
  if (decoded === undefined) return undefined
  switch (decoded.functionName) {
    case 'deposit':
      return pay('wrap', amountValue(decoded.args[0], pufeth), account, decoded.anomalies)
    case 'depositTo':
      return pay('wrap', amountValue(decoded.args[1], pufeth), decoded.args[0], decoded.anomalies)
    case 'withdraw':
      return pay('unwrap', amountValue(decoded.args[0], xpufeth), account, decoded.anomalies)
    default:
      return pay('unwrap', amountValue(decoded.args[1], xpufeth), decoded.args[0], decoded.anomalies)
  }
}

const until = (deadline: bigint) => detail('signatureExpires', { type: 'time', seconds: deadline })
