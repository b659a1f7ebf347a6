import { type Address, isAddressEqual, maxUint256, zeroAddress } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, Token, TransactionCall } from '../types.ts'
import { claimer, ethWrapper, originals, wsteth } from './addresses.ts'

const vaultCalls = calldata([
  'function mint(uint256 shares, address receiver)',
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
  'function claim(address account, address recipient, uint256 maxAmount)',
])
const deposits = calldata(['function deposit(uint256 assets, address receiver)'])
const referred = calldata(['function deposit(uint256 assets, address receiver, address referral)'])
const wrapped = calldata([
  'function deposit(address depositToken, uint256 amount, address vault, address receiver, address referral) payable',
])
const claims = calldata([
  'function multiAcceptAndClaim(address multiVault, uint256[] subvaultIndices, uint256[][] indices, address recipient, uint256 maxAssets)',
])

/** What the wrapper calls ether. Source: mellow-finance/simple-lrt EthWrapper.sol, 2025-07-04 (high). */
const ethPlaceholder = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'

const make = intentOf('mellow')
const wstethToken = { address: wsteth, symbol: 'wstETH', decimals: 18 } as const
const vaultAt = (address: Address) => originals.find((token) => isAddressEqual(token.address, address))
const nameOf = (address: Address): Value => {
  const token = vaultAt(address)
  return token === undefined ? addressValue(address) : { type: 'name', text: token.symbol }
}

/** Deposits into the vaults, directly or from ether, and the ways out of them. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, claimer)) return decodeClaimer(call)
  if (isAddressEqual(call.to, ethWrapper)) return decodeWrapper(call)
  const vault = vaultAt(call.to)
  return vault === undefined ? undefined : decodeVault(call, vault)
}

type Receiver = { role: 'recipient'; address: Address }
const to = (address: Address): { facts: { recipients: readonly Receiver[] }; details: readonly Detail[] } => ({
  facts: { recipients: [{ role: 'recipient', address }] },
  details: [detail('recipient', addressValue(address))],
})

function decodeVault(call: TransactionCall, vault: Token): Intent | undefined {
  const deposit = deposits.decode(call.data) ?? referred.decode(call.data)
  if (deposit !== undefined) {
    const [assets, receiver, referral] = deposit.args as readonly [bigint, Address, Address?]
    return intoVault(amountValue(assets, wstethToken), vault.address, { receiver, referral }, deposit.anomalies)
  }
  const decoded = vaultCalls.decode(call.data)
  if (decoded === undefined) return undefined
  const { functionName, anomalies } = decoded
  if (functionName === 'claim') {
    const [account, recipient, maxAmount] = decoded.args
    return claiming(vault.address, { account, recipient, maxAmount }, anomalies)
  }
  if (functionName === 'mint') {
    const [shares, receiver] = decoded.args
    const { facts, details } = to(receiver)
    return make('mint', { amount: amountValue(shares, vault) }, { ...anomalies, ...facts }, details)
  }
  const [amount, receiver, owner] = decoded.args
  const { facts, details } = to(receiver)
  const values = {
    amount: amountValue(amount, functionName === 'redeem' ? vault : wstethToken),
    vault: nameOf(vault.address),
  }
  return make(functionName, values, { ...anomalies, ...facts }, [...details, detail('owner', addressValue(owner))])
}

type Parties = { receiver: Address; referral?: Address | undefined }

function intoVault(amount: Value, vault: Address, { receiver, referral }: Parties, anomalies: Anomalies): Intent {
  const { facts, details } = to(receiver)
  const referrer =
    referral === undefined || isAddressEqual(referral, zeroAddress) ? [] : [detail('referral', addressValue(referral))]
  return make('deposit', { amount, vault: nameOf(vault) }, { ...anomalies, ...facts }, [...details, ...referrer])
}

/** Ether is the call's value; the wrapper refuses any other amount. */
function decodeWrapper(call: TransactionCall): Intent | undefined {
  const decoded = wrapped.decode(call.data)
  if (decoded === undefined) return undefined
  const [token, amount, vault, receiver, referral] = decoded.args
  const given = isAddressEqual(token, ethPlaceholder) ? amountValue(call.value, null) : unitsOf(amount, token)
  return intoVault(given, vault, { receiver, referral }, decoded.anomalies)
}

function decodeClaimer(call: TransactionCall): Intent | undefined {
  const decoded = claims.decode(call.data)
  if (decoded === undefined) return undefined
  const [vault, , , recipient, maxAmount] = decoded.args
  return claiming(vault, { recipient, maxAmount }, decoded.anomalies)
}

type Claim = { account?: Address; recipient: Address; maxAmount: bigint }

function claiming(vault: Address, { account, recipient, maxAmount }: Claim, anomalies: IntentFacts): Intent {
  const { facts, details } = to(recipient)
  const limit = maxAmount === maxUint256 ? [] : [detail('mellow.atMost', amountValue(maxAmount, wstethToken))]
  const owner = account === undefined ? [] : [detail('owner', addressValue(account))]
  return make('claim', { vault: nameOf(vault) }, { ...anomalies, ...facts }, [...details, ...owner, ...limit])
}
