import { type Address, isAddressEqual } from 'viem'
import { WAD } from '../../units.ts'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { type Vault, vaults } from './addresses.ts'
import { make } from './intents.ts'

const deposits = calldata([
  'function deposit(address asset, uint256 amount, uint256 minimumMint)',
  'function depositWithPermit(address asset, uint256 amount, uint256 minimumMint, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
])
const delayed = calldata([
  'function requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool allowThirdPartyToComplete)',
  'function setAllowThirdPartyToComplete(address asset, bool allow)',
  'function cancelWithdraw(address asset)',
  'function completeWithdraw(address asset, address account)',
])
const request =
  'struct Request { uint96 nonce; address user; address assetOut; uint128 amountOfShares; uint128 amountOfAssets; uint40 creationTime; uint24 secondsToMaturity; uint24 secondsToDeadline; }'
const queued = calldata([
  request,
  'function requestOnChainWithdraw(address assetOut, uint128 amountOfShares, uint16 discount, uint24 secondsToDeadline)',
  'function requestOnChainWithdrawWithPermit(address assetOut, uint128 amountOfShares, uint16 discount, uint24 secondsToDeadline, uint256 permitDeadline, uint8 v, bytes32 r, bytes32 s)',
  'function cancelOnChainWithdraw(Request request)',
  'function replaceOnChainWithdraw(Request oldRequest, uint16 discount, uint24 secondsToDeadline)',
])

/** Entering and leaving the BoringVaults. Throws CalldataError. */
export function decodeVault(call: TransactionCall, to: Address, account: Address): Intent | undefined {
  for (const vault of vaults) {
    if (isAddressEqual(to, vault.teller)) return decodeDeposit(call, vault)
    if (isAddressEqual(to, vault.delayedWithdraw)) return decodeDelayed(call, vault, account)
    if (vault.queues.some((queue) => isAddressEqual(to, queue))) return decodeQueued(call, vault, account)
  }
  return undefined
}

const percent = (basisPoints: number): Value => ({ type: 'percent', wad: (BigInt(basisPoints) * WAD) / 10_000n })
const name = ({ share }: Vault): Value => ({ type: 'name', text: share.symbol })

function decodeDeposit(call: TransactionCall, vault: Vault): Intent | undefined {
  const decoded = deposits.decode(call.data)
  if (decoded === undefined) return undefined
  const [asset, amount, minimum] = decoded.args
  const details = [detail('etherfi.atLeast', amountValue(minimum, vault.share))]
  return make('depositVault', { amount: unitsOf(amount, asset), vault: name(vault) }, decoded.anomalies, details)
}

function decodeDelayed(call: TransactionCall, vault: Vault, account: Address): Intent | undefined {
  const decoded = delayed.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  switch (decoded.functionName) {
    case 'requestWithdraw': {
      const [asset, shares, maxLoss, open] = decoded.args
      const details: Detail[] = [
        detail('paidIn', addressValue(asset)),
        // Zero leaves the limit to the contract.
        ...(maxLoss === 0 ? [] : [detail('etherfi.maxLoss', percent(maxLoss))]),
      ]
      const facts = open ? { ...anomalies, notes: [sentence('intents.etherfi.thirdParty')] } : anomalies
      return make('requestVault', { amount: amountValue(shares, vault.share) }, facts, details)
    }
    case 'setAllowThirdPartyToComplete': {
      const [asset, allow] = decoded.args
      return make(allow ? 'allowThirdParty' : 'forbidThirdParty', { vault: name(vault) }, anomalies, [
        detail('paidIn', addressValue(asset)),
      ])
    }
    case 'cancelWithdraw':
      return make('cancelVault', { vault: name(vault) }, anomalies, [detail('paidIn', addressValue(decoded.args[0]))])
    case 'completeWithdraw': {
      const [asset, owner] = decoded.args
      const facts = { ...anomalies, recipients: [{ role: 'recipient', address: owner }] } as const
      const details = [detail('recipient', addressValue(owner)), detail('paidIn', addressValue(asset))]
      return make(
        isAddressEqual(owner, account) ? 'completeVault' : 'completeVaultFor',
        { vault: name(vault) },
        facts,
        details,
      )
    }
  }
}

function decodeQueued(call: TransactionCall, vault: Vault, account: Address): Intent | undefined {
  const decoded = queued.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  if (decoded.functionName === 'cancelOnChainWithdraw' || decoded.functionName === 'replaceOnChainWithdraw') {
    const [{ user, assetOut, amountOfShares }] = decoded.args
    const facts = { ...anomalies, recipients: [{ role: 'recipient', address: user }] } as const
    const action = decoded.functionName === 'cancelOnChainWithdraw' ? 'cancelQueued' : 'replaceQueued'
    const details = [detail('paidIn', addressValue(assetOut)), detail('recipient', addressValue(user))]
    return make(action, { amount: amountValue(amountOfShares, vault.share) }, facts, details)
  }
  const [asset, shares, discount] = decoded.args
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  const details = [detail('paidIn', addressValue(asset)), detail('etherfi.discount', percent(discount))]
  return make('requestVault', { amount: amountValue(shares, vault.share) }, facts, details)
}
