import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Intent, IntentFacts, TransactionCall } from '../types.ts'
import { oseth, redeemers, reth2, seth2, vaults } from './addresses.ts'

const make = intentOf('stakewise')

const harvest = 'struct Harvest { bytes32 rewardsRoot; int160 reward; uint160 unlockedMevReward; bytes32[] proof; }'
const redemption = calldata([
  'function enterExitQueue(uint256 shares, address receiver)',
  'function claimExitedAssets(uint256 positionTicket, uint256 exitQueueIndex)',
  'function permitOsToken(uint256 shares, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function swapAssetsToOsTokenShares(address receiver) payable',
])
const deposits = calldata([
  harvest,
  'function deposit(address receiver, address referrer) payable',
  'function updateStateAndDeposit(address receiver, address referrer, Harvest harvestParams) payable',
])
const mints = calldata([
  harvest,
  'function depositAndMintOsToken(address receiver, uint256 osTokenShares, address referrer) payable',
  'function updateStateAndDepositAndMintOsToken(address receiver, uint256 osTokenShares, address referrer, Harvest harvestParams) payable',
  'function mintOsToken(address receiver, uint256 osTokenShares, address referrer)',
])
const stake = calldata([
  harvest,
  'function updateState(Harvest harvestParams)',
  'function burnOsToken(uint128 osTokenShares)',
  'function enterExitQueue(uint256 shares, address receiver)',
  'function claimExitedAssets(uint256 positionTicket, uint256 timestamp, uint256 exitQueueIndex)',
  'function transferOsTokenPositionToEscrow(uint256 osTokenShares)',
])
const migration = calldata(['function migrate(address receiver, uint256 principal, uint256 reward)'])

/** The redeemers, the vaults the project names, and the way out of V2. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  const { to } = call
  if (to === null) return undefined
  if (redeemers.some(({ address }) => isAddressEqual(address, to))) return decodeRedemption(call, to, account)
  if (vaults.some(({ address }) => isAddressEqual(address, to))) return decodeVault(call, to, account)
  if (isAddressEqual(to, reth2.address)) return decodeMigration(call)
  return undefined
}

type Values = Readonly<Record<string, Value>>

const to = (receiver: Address, anomalies: Anomalies): IntentFacts => ({
  ...anomalies,
  recipients: [{ role: 'recipient', address: receiver }],
})
const paidTo = (receiver: Address) => detail('recipient', addressValue(receiver))
const numbered = (ticket: bigint) => detail('request', { type: 'number', number: ticket })
const referredBy = (referrer: Address) => (referrer === zeroAddress ? [] : [detail('referral', addressValue(referrer))])
/** Shares of a vault: 18 decimals, no token. */
const sharesValue = (amount: bigint): Value => ({ type: 'amount', amount, decimals: 18, symbol: null, token: null })

function decodeRedemption(call: TransactionCall, redeemer: Address, account: Address): Intent | undefined {
  const decoded = redemption.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  switch (decoded.functionName) {
    case 'enterExitQueue': {
      const [shares, receiver] = decoded.args
      const details = [detail('withdrawalOwner', addressValue(receiver))]
      return make('enterRedemption', { amount: amountValue(shares, oseth) }, to(receiver, anomalies), details)
    }
    case 'claimExitedAssets':
      return make('claimExitedAssets', {}, anomalies, [numbered(decoded.args[0]), paidTo(account)])
    case 'swapAssetsToOsTokenShares': {
      const [receiver] = decoded.args
      const values = { amount: amountValue(call.value, null) }
      return make('swapAssets', values, to(receiver, anomalies), [paidTo(receiver)])
    }
    case 'permitOsToken': {
      const [shares, deadline] = decoded.args
      const allowance = { token: oseth.address, spender: redeemer, amount: shares, unlimited: shares === greatest }
      const values: Values = {
        amount: allowance.unlimited
          ? { type: 'unlimited', symbol: oseth.symbol, token: oseth.address }
          : amountValue(shares, oseth),
      }
      return make('permitOsToken', values, { ...anomalies, allowances: [allowance], deadline })
    }
  }
}

function decodeVault(call: TransactionCall, vault: Address, account: Address): Intent | undefined {
  const deposit = deposits.decode(call.data)
  if (deposit !== undefined) {
    const [receiver, referrer] = deposit.args
    const values = { amount: amountValue(call.value, null), vault: addressValue(vault) }
    return make('deposit', values, to(receiver, deposit.anomalies), [paidTo(receiver), ...referredBy(referrer)])
  }
  const mint = mints.decode(call.data)
  if (mint !== undefined) {
    const [receiver, shares, referrer] = mint.args
    const stakes = mint.functionName !== 'mintOsToken'
    const minted: Value =
      // The greatest number stands for as much as the stake allows.
      shares === greatest
        ? { type: 'sentence', sentence: sentence('intents.stakewise.most') }
        : amountValue(shares, oseth)
    const values = { minted, amount: amountValue(call.value, null), vault: addressValue(vault) }
    const details = [paidTo(receiver), ...referredBy(referrer)]
    return make(stakes ? 'depositAndMint' : 'mintOsToken', values, to(receiver, mint.anomalies), details)
  }
  const decoded = stake.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  const of = { vault: addressValue(vault) }
  switch (decoded.functionName) {
    case 'updateState':
      return make('updateState', of, anomalies)
    case 'burnOsToken':
      return make('burnOsToken', { ...of, amount: amountValue(decoded.args[0], oseth) }, anomalies)
    case 'enterExitQueue': {
      const [shares, receiver] = decoded.args
      const details = [detail('withdrawalOwner', addressValue(receiver))]
      return make('enterExitQueue', { ...of, shares: sharesValue(shares) }, to(receiver, anomalies), details)
    }
    case 'claimExitedAssets':
      return make('claimExitedAssets', {}, anomalies, [numbered(decoded.args[0]), paidTo(account)])
    case 'transferOsTokenPositionToEscrow':
      return make('transferToEscrow', { ...of, amount: amountValue(decoded.args[0], oseth) }, anomalies)
  }
}

function decodeMigration(call: TransactionCall): Intent | undefined {
  const decoded = migration.decode(call.data)
  if (decoded === undefined) return undefined
  const [receiver, principal, reward] = decoded.args
  const values = { principal: amountValue(principal, seth2), reward: amountValue(reward, reth2) }
  return make('migrate', values, to(receiver, decoded.anomalies), [paidTo(receiver)])
}

const greatest = 2n ** 256n - 1n
