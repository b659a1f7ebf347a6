import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { cmeth, cmethTeller, cmethWithdraw, meth, staking as stakingAddress } from './addresses.ts'

const staking = calldata([
  'function stake(uint256 minMETHAmount) payable',
  'function unstakeRequest(uint128 methAmount, uint128 minETHAmount)',
  'function unstakeRequestWithPermit(uint128 methAmount, uint128 minETHAmount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function claimUnstakeRequest(uint256 unstakeRequestID)',
])
const teller = calldata(['function deposit(address depositAsset, uint256 depositAmount, uint256 minimumMint)'])
const withdraw = calldata([
  'function requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool allowThirdPartyToComplete)',
  'function cancelWithdraw(address asset)',
  'function completeWithdraw(address asset, address account)',
])

const make = intentOf('mantle')

/** Staking and unstaking mETH, and going into and out of cmETH. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, stakingAddress)) return decodeStaking(call, account)
  if (isAddressEqual(call.to, cmethTeller)) return decodeTeller(call)
  if (isAddressEqual(call.to, cmethWithdraw)) return decodeWithdraw(call, account)
  return undefined
}

const atLeast = (value: Value): Detail => detail('atLeast', value)
const request = (number: bigint): Detail => detail('request', { type: 'number', number })

function decodeStaking(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = staking.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  switch (decoded.functionName) {
    case 'stake':
      return make('stake', { amount: amountValue(call.value, null) }, anomalies, [
        atLeast(amountValue(decoded.args[0], meth)),
      ])
    case 'claimUnstakeRequest': {
      const recipients = [{ role: 'recipient', address: account }] as const
      return make('claimUnstakeRequest', {}, { ...anomalies, recipients }, [request(decoded.args[0])])
    }
    default: {
      const [amount, least] = decoded.args
      return make('unstakeRequest', { amount: amountValue(amount, meth) }, anomalies, [
        atLeast(amountValue(least, null)),
      ])
    }
  }
}

function decodeTeller(call: TransactionCall): Intent | undefined {
  const decoded = teller.decode(call.data)
  if (decoded === undefined) return undefined
  const [asset, amount, least] = decoded.args
  return make('deposit', { amount: unitsOf(amount, asset) }, decoded.anomalies, [atLeast(amountValue(least, cmeth))])
}

function decodeWithdraw(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = withdraw.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  const asset = detail('paidIn', addressValue(decoded.args[0]))
  if (decoded.functionName === 'cancelWithdraw') return make('cancelWithdraw', {}, anomalies, [asset])
  if (decoded.functionName === 'completeWithdraw') {
    const [, of] = decoded.args
    const facts = { ...anomalies, recipients: [{ role: 'recipient', address: of }] } as const
    return make('completeWithdraw', {}, facts, [asset, detail('recipient', addressValue(of))])
  }
  const [, shares, maxLoss, others] = decoded.args
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  return make('requestWithdraw', { amount: amountValue(shares, cmeth) }, facts, [
    asset,
    ...(maxLoss === 0
      ? []
      : [detail('mantle.maxLoss', { type: 'percent', wad: BigInt(maxLoss) * 10n ** 14n } as const)]),
    ...(others
      ? [detail('mantle.others', { type: 'sentence', sentence: sentence('intents.mantle.anyone') } as const)]
      : []),
  ])
}
