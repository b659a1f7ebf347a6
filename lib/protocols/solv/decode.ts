import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { bitcoins, originals, pool, router, solvbtc, xsolvbtc } from './addresses.ts'

const swaps = calldata(['function deposit(uint256 solvBtcAmount)', 'function withdraw(uint256 xSolvBtcAmount)'])
const requests = calldata([
  'function deposit(address targetToken, address currency, uint256 currencyAmount, uint256 minimumTargetTokenAmount, uint64 expireTime)',
  'function withdrawRequest(address targetToken, address currency, uint256 withdrawAmount)',
  'function cancelWithdrawRequest(address targetToken, address redemption, uint256 redemptionId)',
])
const make = intentOf('solv')

/** Swapping at the pool, and depositing, asking and taking back at the router: all for the sender. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  const recipients = [{ role: 'recipient', address: account }] as const
  if (isAddressEqual(call.to, pool)) {
    const decoded = swaps.decode(call.data)
    if (decoded === undefined) return undefined
    const into = decoded.functionName === 'deposit'
    const amount = amountValue(decoded.args[0], into ? solvbtc : xsolvbtc)
    return make(into ? 'swapIn' : 'swapOut', { amount }, { ...decoded.anomalies, recipients })
  }
  const decoded = isAddressEqual(call.to, router) ? requests.decode(call.data) : undefined
  if (decoded === undefined) return undefined
  const facts = { ...decoded.anomalies, recipients }
  switch (decoded.functionName) {
    case 'deposit': {
      const [target, currency, amount, least, expires] = decoded.args
      return make('deposit', { amount: amountOf(amount, currency), token: nameOf(target) }, facts, [
        detail('atLeast', amountOf(least, target)),
        detail('expires', { type: 'time', seconds: expires }),
      ])
    }
    case 'withdrawRequest': {
      const [target, currency, amount] = decoded.args
      return make('withdrawRequest', { amount: amountOf(amount, target), token: nameOf(currency) }, facts, [
        detail('ticket', { type: 'sentence', sentence: sentence('intents.solv.ticket') }),
      ])
    }
    case 'cancelWithdrawRequest': {
      const [target, redemption, number] = decoded.args
      return make('cancelWithdrawRequest', { token: nameOf(target) }, facts, [
        detail('request', { type: 'number', number }),
        detail('ticket', addressValue(redemption)),
      ])
    }
  }
}

/** A token by its name where this folder knows it, else by its address. */
function nameOf(address: Address): Value {
  const own = originals.find((token) => isAddressEqual(token.address, address))?.symbol
  const symbol = own ?? bitcoins.find(({ token }) => isAddressEqual(token, address))?.asset.symbol
  return symbol === null || symbol === undefined ? addressValue(address) : { type: 'name', text: symbol }
}

function amountOf(amount: bigint, address: Address): Value {
  const own = originals.find((token) => isAddressEqual(token.address, address))
  if (own !== undefined) return amountValue(amount, own)
  const asset = bitcoins.find(({ token }) => isAddressEqual(token, address))?.asset
  return asset === undefined
    ? unitsOf(amount, address)
    : { type: 'amount', amount, decimals: asset.decimals, symbol: asset.symbol, token: address }
}
