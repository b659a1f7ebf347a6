import { type Address, type Hex, zeroAddress } from 'viem'
import { type Anomalies, calldata } from './calldata.ts'
import { detail } from './intent.ts'
import { contract } from './plan.ts'
import { addressValue } from './sentence.ts'
import type { Detail, IntentFacts } from './types.ts'

/** What is read of an ERC-4626 vault. `convertToAssets` and `convertToShares` round down and take off no fee; `previewRedeem` does. Use with `at`. */
export const vaultContract = contract(zeroAddress, [
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function convertToShares(uint256 assets) view returns (uint256 shares)',
  'function previewRedeem(uint256 shares) view returns (uint256 assets)',
  'function maxRedeem(address owner) view returns (uint256 maxShares)',
])

const functions = calldata([
  'function deposit(uint256 assets, address receiver)',
  'function mint(uint256 shares, address receiver)',
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
])

/** One of the four calls of a vault. `counted`: whether `amount` is of what it holds, or of its shares. */
export type VaultCall = {
  action: 'deposit' | 'mint' | 'withdraw' | 'redeem'
  amount: bigint
  counted: 'assets' | 'shares'
  receiver: Address
  /** Whose shares are burnt; null on the way in, where the sender pays. */
  owner: Address | null
  anomalies: Anomalies
}

/** What a call does to an ERC-4626 vault, or undefined when it is none of the four. Throws CalldataError. */
export function decodeVault(data: Hex): VaultCall | undefined {
  const decoded = functions.decode(data)
  if (decoded === undefined) return undefined
  const { functionName: action, args, anomalies } = decoded
  const [amount, receiver, owner = null] = args
  const counted = action === 'deposit' || action === 'withdraw' ? 'assets' : 'shares'
  return { action, amount, counted, receiver, owner, anomalies }
}

/** Who receives what a call of a vault gives, and whose shares it burns, for the rules and for the user. */
export function vaultFacts({ receiver, owner, anomalies }: VaultCall): {
  facts: IntentFacts
  details: readonly Detail[]
} {
  return {
    facts: { ...anomalies, recipients: [{ role: 'recipient', address: receiver }] },
    details: [
      detail('recipient', addressValue(receiver)),
      ...(owner === null ? [] : [detail('owner', addressValue(owner))]),
    ],
  }
}
