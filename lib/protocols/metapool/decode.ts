import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { decodeVault, vaultFacts } from '../erc4626.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Intent, Token, TransactionCall } from '../types.ts'
import { originals, pool, speth, weth, withdrawal } from './addresses.ts'

const staking = calldata(['function depositETH(address receiver) payable'])
const swap = calldata(['function swapmpETHforETH(uint256 amount, uint256 minOut)'])
const claim = calldata(['function completeWithdraw()'])
const make = intentOf('metapool')
const nameOf = ({ symbol }: Token): Value => ({ type: 'name', text: symbol })

/** Staking, handing in, swapping at once, and fetching. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  const { to } = call
  if (to === null) return undefined
  const token = originals.find(({ address }) => isAddressEqual(address, to))
  if (token !== undefined) return decodeToken(call, token)
  const recipients = [{ role: 'recipient', address: account }] as const
  if (isAddressEqual(to, pool)) {
    const decoded = swap.decode(call.data)
    if (decoded === undefined) return undefined
    const [amount, least] = decoded.args
    const facts = { ...decoded.anomalies, recipients }
    return make('swap', { amount: amountValue(amount, speth) }, facts, [detail('atLeast', amountValue(least, null))])
  }
  const decoded = isAddressEqual(to, withdrawal) ? claim.decode(call.data) : undefined
  // Whom it pays was said when it was asked for, and stands on chain only.
  return decoded === undefined ? undefined : make('completeWithdraw', {}, decoded.anomalies)
}

function decodeToken(call: TransactionCall, token: Token): Intent | undefined {
  const values = { token: nameOf(token) }
  const staked = staking.decode(call.data)
  if (staked !== undefined) {
    const [address] = staked.args
    const facts = { ...staked.anomalies, recipients: [{ role: 'recipient', address }] } as const
    const details = [detail('recipient', addressValue(address))]
    return make('stake', { ...values, amount: amountValue(call.value, null) }, facts, details)
  }
  const decoded = decodeVault(call.data)
  if (decoded === undefined) return undefined
  const { action, amount, counted } = decoded
  const { facts, details } = vaultFacts(decoded)
  const into = action === 'deposit' || action === 'mint'
  const assets: Value = into
    ? { type: 'amount', amount, decimals: 18, symbol: 'WETH', token: weth }
    : amountValue(amount, null)
  return make(action, { ...values, amount: counted === 'assets' ? assets : amountValue(amount, token) }, facts, details)
}
