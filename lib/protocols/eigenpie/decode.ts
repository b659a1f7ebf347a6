import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { nativeAsset, type Product, products, staking, withdrawManager } from './addresses.ts'

const make = intentOf('eigenpie')

const pool = calldata([
  'function depositAsset(address asset, uint256 depositAmount, uint256 minRec, address referral) payable',
])
const queue = calldata([
  'function userQueuingForWithdraw(address asset, uint256 mLRTamount)',
  'function userWithdrawAsset(address[] assets)',
])

/** Depositing with Eigenpie, asking for a withdrawal, and claiming what has ended. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, staking)) return decodeDeposit(call)
  if (isAddressEqual(call.to, withdrawManager)) return decodeQueue(call, account)
  return undefined
}

const productOf = (asset: Address) => products.find((product) => isAddressEqual(product.asset, asset))
const isNative = (asset: Address) => isAddressEqual(asset, nativeAsset)
const assetValue = (asset: Address): Value =>
  isNative(asset)
    ? { type: 'name', text: 'ETH' }
    : addressValue(asset, productOf(asset)?.paid.asset.symbol ?? undefined)
/** An amount of the token over an asset; a plain number when we know of none. */
const tokenAmount = (amount: bigint, product: Product | undefined): Value =>
  product === undefined
    ? { type: 'amount', amount, decimals: null, symbol: null, token: null }
    : amountValue(amount, product.token)

function decodeDeposit(call: TransactionCall): Intent | undefined {
  const decoded = pool.decode(call.data)
  if (decoded === undefined) return undefined
  const [asset, amount, least, referral] = decoded.args
  const given = isNative(asset) ? amountValue(call.value, null) : unitsOf(amount, asset)
  const product = productOf(asset)
  const details = [
    detail('atLeast', tokenAmount(least, product)),
    ...(/^0x0+$/.test(referral) ? [] : [detail('referral', addressValue(referral))]),
  ]
  const token: Value = product === undefined ? assetValue(asset) : { type: 'name', text: product.token.symbol }
  return make(
    product === undefined ? 'depositUnknown' : 'deposit',
    { amount: given, token },
    decoded.anomalies,
    details,
  )
}

function decodeQueue(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = queue.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'userQueuingForWithdraw') {
    const [asset, amount] = decoded.args
    const notes = isNative(asset) ? [sentence('intents.eigenpie.nativeMayFail')] : []
    const facts = notes.length === 0 ? decoded.anomalies : { ...decoded.anomalies, notes }
    return make('userQueuingForWithdraw', { amount: tokenAmount(amount, productOf(asset)) }, facts, [
      detail('paidIn', assetValue(asset)),
    ])
  }
  // The contract pays the sender, nobody else can be named.
  const recipients = [{ role: 'recipient', address: account }] as const
  const details = [
    ...decoded.args[0].map((asset) => detail('paidIn', assetValue(asset))),
    detail('recipient', addressValue(account)),
  ]
  return make('userWithdrawAsset', {}, { ...decoded.anomalies, recipients }, details)
}
