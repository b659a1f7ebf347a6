import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, TransactionCall } from '../types.ts'
import { ineth, pool, type Vault, vaults } from './addresses.ts'

const make = intentOf('inception')

const entry = calldata([
  'function deposit(uint256 amount, address receiver)',
  'function depositWithReferral(uint256 amount, address receiver, bytes32 code)',
  'function mint(uint256 shares, address receiver)',
])
const queue = calldata(['function withdraw(uint256 iShares, address receiver)', 'function redeem(address receiver)'])
/** Two generations of the same: the older one takes no least amount. */
const flash = calldata(['function flashWithdraw(uint256 iShares, address receiver, uint256 minOut)'])
const plainFlash = calldata(['function flashWithdraw(uint256 iShares, address receiver)'])
/** Has the name of the claim, and is a flash withdrawal with its fee. */
const sharesRedeem = calldata(['function redeem(uint256 shares, address receiver, address owner)'])
const etherPool = calldata([
  'function unstake(address to, uint256 shares)',
  'function flashUnstake(uint256 shares, address receiver)',
  'function claimUnstake(address claimer)',
])
const stake = calldata(['function stake() payable'])
const stakeReferred = calldata(['function stake(bytes32 code) payable'])

/** Depositing with Inception, asking for a withdrawal, leaving at once, and taking what is ready. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  const { to } = call
  if (to === null) return undefined
  if (isAddressEqual(to, pool)) return decodePool(call)
  const of = vaults.find(({ vault }) => isAddressEqual(vault, to))
  return of === undefined ? undefined : decodeVault(call, of)
}

/** Facts and detail of whom a call pays. */
function paying(address: Address, anomalies: IntentFacts): { facts: IntentFacts; recipient: Detail } {
  return {
    facts: { ...anomalies, recipients: [{ role: 'recipient', address }] },
    recipient: detail('recipient', addressValue(address)),
  }
}

function decodeVault(call: TransactionCall, of: Vault): Intent | undefined {
  return decodeEntry(call, of) ?? decodeQueue(call, of) ?? decodeFlash(call, of)
}

const nameOf = ({ token }: Vault): Value => ({ type: 'name', text: token.symbol })

function decodeEntry(call: TransactionCall, of: Vault): Intent | undefined {
  const decoded = entry.decode(call.data)
  if (decoded === undefined) return undefined
  const [amount, receiver] = decoded.args
  const { facts, recipient } = paying(receiver, decoded.anomalies)
  if (decoded.functionName === 'mint') {
    return make('mint', { amount: amountValue(amount, of.token) }, facts, [recipient])
  }
  return make('deposit', { amount: unitsOf(amount, of.asset.token), token: nameOf(of) }, facts, [recipient])
}

function decodeQueue(call: TransactionCall, of: Vault): Intent | undefined {
  const decoded = queue.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'redeem') {
    const { facts, recipient } = paying(decoded.args[0], decoded.anomalies)
    return make('redeem', { token: nameOf(of) }, facts, [recipient])
  }
  const [shares, receiver] = decoded.args
  const { facts, recipient } = paying(receiver, decoded.anomalies)
  return make('withdraw', { amount: amountValue(shares, of.token) }, facts, [
    { ...recipient, label: sentence('intents.label.withdrawalOwner') },
  ])
}

function decodeFlash(call: TransactionCall, of: Vault): Intent | undefined {
  const bounded = flash.decode(call.data)
  if (bounded !== undefined) {
    const [shares, receiver, least] = bounded.args
    const { facts, recipient } = paying(receiver, bounded.anomalies)
    const { asset, token } = of.asset
    const amount: Value = { type: 'amount', amount: least, decimals: asset.decimals, symbol: asset.symbol, token }
    return make('flashWithdraw', { amount: amountValue(shares, of.token) }, facts, [
      detail('atLeast', amount),
      recipient,
    ])
  }
  const decoded = plainFlash.decode(call.data) ?? sharesRedeem.decode(call.data)
  if (decoded === undefined) return undefined
  const [shares, receiver] = decoded.args
  const { facts, recipient } = paying(receiver, decoded.anomalies)
  return make('flashWithdraw', { amount: amountValue(shares, of.token) }, facts, [recipient])
}

function decodePool(call: TransactionCall): Intent | undefined {
  const ether = amountValue(call.value, null)
  if (call.data === '0x') {
    // The pool keeps what it is sent like this and mints nothing for it.
    return make('gift', { amount: ether }, { dangers: [sentence('intents.inception.giftMintsNothing')] })
  }
  const staked = stake.decode(call.data) ?? stakeReferred.decode(call.data)
  if (staked !== undefined)
    return make('deposit', { amount: ether, token: { type: 'name', text: 'inETH' } }, staked.anomalies)
  const decoded = etherPool.decode(call.data)
  if (decoded === undefined) return undefined
  switch (decoded.functionName) {
    case 'claimUnstake': {
      const { facts, recipient } = paying(decoded.args[0], decoded.anomalies)
      return make('redeem', { token: { type: 'name', text: ineth.symbol } }, facts, [recipient])
    }
    case 'unstake': {
      const [to, shares] = decoded.args
      const { facts, recipient } = paying(to, decoded.anomalies)
      return make('withdraw', { amount: amountValue(shares, ineth) }, facts, [
        { ...recipient, label: sentence('intents.label.withdrawalOwner') },
      ])
    }
    default: {
      const [shares, receiver] = decoded.args
      const { facts, recipient } = paying(receiver, decoded.anomalies)
      return make('flashWithdraw', { amount: amountValue(shares, ineth) }, facts, [recipient])
    }
  }
}
