import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { decodeVault } from '../erc4626.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Intent, Token, TransactionCall } from '../types.ts'
import { apxeth, pirexEth, pxeth } from './addresses.ts'

const functions = calldata([
  'function deposit(address receiver, bool shouldCompound) payable',
  'function initiateRedemption(uint256 assets, address receiver, bool shouldTriggerValidatorExit)',
  'function redeemWithUpxEth(uint256 tokenId, uint256 assets, address receiver)',
  'function bulkRedeemWithUpxEth(uint256[] tokenIds, uint256[] amounts, address receiver)',
  'function instantRedeemWithPxEth(uint256 assets, address receiver)',
])
const moves = calldata([
  'function transfer(address to, uint256 amount)',
  'function transferFrom(address from, address to, uint256 amount)',
])
const make = intentOf('dinero')
const nameOf = ({ symbol }: Token): Value => ({ type: 'name', text: symbol })
const upxeth = (amount: bigint): Value => ({ type: 'amount', amount, decimals: 18, symbol: 'upxETH', token: null })
const paidTo = (address: Address, anomalies: Anomalies) =>
  ({ ...anomalies, recipients: [{ role: 'recipient', address }] }) as const

/** Minting, redeeming at once or for a ticket, cashing tickets in, and the vault of pxETH. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, apxeth.address)) return decodeWrapper(call, account)
  if (!isAddressEqual(call.to, pirexEth)) return undefined
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  const to = (receiver: Address) => detail('recipient', addressValue(receiver))
  switch (decoded.functionName) {
    case 'deposit': {
      const [receiver, compounds] = decoded.args
      const values = { amount: amountValue(call.value, null), token: nameOf(compounds ? apxeth : pxeth) }
      return make('deposit', values, paidTo(receiver, anomalies), [to(receiver)])
    }
    case 'initiateRedemption':
      return redemption(amountValue(decoded.args[0], pxeth), decoded.args[1], anomalies)
    case 'instantRedeemWithPxEth': {
      const [amount, receiver] = decoded.args
      const facts = paidTo(receiver, anomalies)
      return make('instantRedeemWithPxEth', { amount: amountValue(amount, pxeth) }, facts, [to(receiver)])
    }
    case 'redeemWithUpxEth': {
      const [id, amount, receiver] = decoded.args
      return cash([id], [amount], receiver, anomalies)
    }
    default:
      return cash(...decoded.args, anomalies)
  }
}

function redemption(amount: Value, receiver: Address, anomalies: Anomalies): Intent {
  return make('initiateRedemption', { amount }, paidTo(receiver, anomalies), [
    detail('withdrawalOwner', addressValue(receiver)),
    detail('ticket', { type: 'sentence', sentence: sentence('intents.dinero.ticket') }),
  ])
}

function cash(ids: readonly bigint[], amounts: readonly bigint[], receiver: Address, anomalies: Anomalies): Intent {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n)
  return make('redeemWithUpxEth', { amount: upxeth(total) }, paidTo(receiver, anomalies), [
    ...ids.map((number) => detail('request', { type: 'number', number })),
    detail('recipient', addressValue(receiver)),
  ])
}

function decodeWrapper(call: TransactionCall, account: Address): Intent | undefined {
  const moved = moves.decode(call.data)
  if (moved !== undefined) {
    const [from, to, amount] = moved.functionName === 'transfer' ? ([account, ...moved.args] as const) : moved.args
    // Sent there, apxETH is redeemed for a ticket of whoever it came from; sent anywhere else it is any transfer.
    return isAddressEqual(to, pirexEth) ? redemption(amountValue(amount, apxeth), from, moved.anomalies) : undefined
  }
  const decoded = decodeVault(call.data)
  if (decoded === undefined) return undefined
  const { action, amount, counted, receiver, owner, anomalies } = decoded
  const values = { amount: amountValue(amount, counted === 'assets' ? pxeth : apxeth) }
  return make(action === 'deposit' || action === 'mint' ? 'wrap' : 'unwrap', values, paidTo(receiver, anomalies), [
    detail('recipient', addressValue(receiver)),
    ...(owner === null ? [] : [detail('owner', addressValue(owner))]),
  ])
}
