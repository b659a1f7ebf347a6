import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { referralStaker, steth, withdrawalQueue, wsteth } from './addresses.ts'

const make = intentOf('lido')

const staking = calldata([
  'function submit(address referral) payable',
  'function transferShares(address recipient, uint256 sharesAmount)',
  'function transferSharesFrom(address sender, address recipient, uint256 sharesAmount)',
])
const wrapper = calldata(['function wrap(uint256 stETHAmount)', 'function unwrap(uint256 wstETHAmount)'])
const referral = calldata(['function stakeETH(address referral) payable'])
const queue = calldata([
  'struct Permit { uint256 value; uint256 deadline; uint8 v; bytes32 r; bytes32 s; }',
  'function requestWithdrawals(uint256[] amounts, address owner)',
  'function requestWithdrawalsWstETH(uint256[] amounts, address owner)',
  'function requestWithdrawalsWithPermit(uint256[] amounts, address owner, Permit permit)',
  'function requestWithdrawalsWstETHWithPermit(uint256[] amounts, address owner, Permit permit)',
  'function claimWithdrawal(uint256 requestId)',
  'function claimWithdrawals(uint256[] requestIds, uint256[] hints)',
  'function claimWithdrawalsTo(uint256[] requestIds, uint256[] hints, address recipient)',
])

/** Staking, wrapping and Lido's withdrawal queue. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, steth.address)) return decodeStaking(call, account)
  if (isAddressEqual(call.to, wsteth.address)) return decodeWrapper(call)
  if (isAddressEqual(call.to, withdrawalQueue)) return decodeQueue(call, account)
  if (isAddressEqual(call.to, referralStaker)) return decodeReferral(call)
  return undefined
}

function decodeStaking(call: TransactionCall, account: Address): Intent | undefined {
  const amount = amountValue(call.value, null)
  // Ether sent with no data at all is staked too.
  if (call.data === '0x') return make('submit', { amount }, {})
  const decoded = staking.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'submit') return make('submit', { amount }, decoded.anomalies, named(decoded.args[0]))
  const sharing = decoded.functionName === 'transferShares' ? ([account, ...decoded.args] as const) : decoded.args
  const [from, to, shares] = sharing
  // Shares, not stETH: worth more stETH as rewards come in.
  const values = {
    shares: { type: 'amount', amount: shares, decimals: 18, symbol: null, token: null },
    to: addressValue(to),
    from: addressValue(from),
  } as const
  return make(decoded.functionName, values, { ...decoded.anomalies, payees: [to] })
}

const named = (by: Address): readonly Detail[] => (by === zeroAddress ? [] : [detail('referral', addressValue(by))])

/** Stakes and gives wstETH; what the referral is good for is between Lido and them. */
function decodeReferral(call: TransactionCall): Intent | undefined {
  const decoded = referral.decode(call.data)
  if (decoded === undefined) return undefined
  return make('submitAndWrap', { amount: amountValue(call.value, null) }, decoded.anomalies, named(decoded.args[0]))
}

function decodeWrapper(call: TransactionCall): Intent | undefined {
  if (call.data === '0x') return make('submitAndWrap', { amount: amountValue(call.value, null) }, {})
  const decoded = wrapper.decode(call.data)
  if (decoded === undefined) return undefined
  const [amount] = decoded.args
  const token = decoded.functionName === 'wrap' ? steth : wsteth
  return make(decoded.functionName, { amount: amountValue(amount, token) }, decoded.anomalies)
}

function decodeQueue(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = queue.decode(call.data)
  if (decoded === undefined) return undefined
  switch (decoded.functionName) {
    case 'claimWithdrawal':
      return claim([decoded.args[0]], account, decoded.anomalies)
    case 'claimWithdrawals':
      return claim(decoded.args[0], account, decoded.anomalies)
    case 'claimWithdrawalsTo':
      return claim(decoded.args[0], decoded.args[2], decoded.anomalies)
    default: {
      const [amounts, named] = decoded.args
      // The queue takes the sender for the zero address.
      const owner = named === zeroAddress ? account : named
      const token = decoded.functionName.startsWith('requestWithdrawalsWstETH') ? wsteth : steth
      const total = amounts.reduce((sum, amount) => sum + amount, 0n)
      const details = [
        ...(amounts.length > 1 ? amounts.map((amount) => detail('amount', amountValue(amount, token))) : []),
        detail('withdrawalOwner', addressValue(owner)),
      ]
      const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: owner }] } as const
      return make('requestWithdrawals', { amount: amountValue(total, token) }, facts, details)
    }
  }
}

function claim(ids: readonly bigint[], recipient: Address, anomalies: Anomalies): Intent {
  const details = [
    ...ids.map((id) => detail('request', { type: 'number', number: id })),
    detail('recipient', addressValue(recipient)),
  ]
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] } as const
  return make('claimWithdrawals', { count: { type: 'number', number: BigInt(ids.length) } }, facts, details)
}
