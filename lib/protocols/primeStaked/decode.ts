import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { depositPool, primeeth, zapper } from './addresses.ts'

const make = intentOf('primeStaked')

const pool = calldata([
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }',
  'function depositAsset(address asset, uint256 depositAmount, uint256 minPrimeETH, string referralId)',
  'function requestWithdrawal(address asset, uint256 assetAmount, uint256 maxPrimeETH)',
  'function claimWithdrawal(Withdrawal withdrawal)',
  'function claimWithdrawalYn(Withdrawal withdrawal)',
])
const zaps = calldata(['function deposit(uint256 minPrimeEth, string referralId) payable'])

/** Depositing, requesting and claiming; each pays whoever sends it. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, zapper)) return decodeZap(call)
  if (!isAddressEqual(call.to, depositPool)) return undefined
  const decoded = pool.decode(call.data)
  if (decoded === undefined) return undefined
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  const recipient = detail('recipient', addressValue(account))
  switch (decoded.functionName) {
    case 'depositAsset': {
      const [asset, amount, least, referral] = decoded.args
      return make('deposit', { amount: unitsOf(amount, asset) }, facts, [atLeast(least), ...referred(referral)])
    }
    case 'requestWithdrawal': {
      const [asset, amount, burnt] = decoded.args
      const most: Detail = { label: sentence('intents.primeStaked.atMost'), value: amountValue(burnt, primeeth) }
      return make('requestWithdrawal', { amount: unitsOf(amount, asset) }, facts, [most, recipient])
    }
    default:
      return make(decoded.functionName, {}, facts, [recipient])
  }
}

function decodeZap(call: TransactionCall): Intent | undefined {
  if (call.data === '0x' && call.value > 0n) return make('deposit', { amount: amountValue(call.value, null) }, {}, [])
  const decoded = zaps.decode(call.data)
  if (decoded === undefined) return undefined
  const [least, referral] = decoded.args
  const details = [atLeast(least), ...referred(referral)]
  return make('deposit', { amount: amountValue(call.value, null) }, decoded.anomalies, details)
}

const atLeast = (amount: bigint): Detail => ({
  label: sentence('intents.primeStaked.atLeast'),
  value: amountValue(amount, primeeth),
})
const referred = (referral: string) => (referral === '' ? [] : [detail('referral', { type: 'text', text: referral })])
