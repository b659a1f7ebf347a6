import { type Address, encodeAbiParameters, type Hex, keccak256 } from 'viem'

/** Everything Renzo holds (wei) and the supply of ezETH it stands for. */
export type Backing = { value: bigint; supply: bigint }

/**
 * What ezETH is worth now. Unit: wei, rounded down. Null without supply, and when it is worth nothing: then the contract
 * refuses. Mirrors RenzoOracle.calculateRedeemAmount.
 */
export function redeemValue(amount: bigint, { value, supply }: Backing): bigint | null {
  const worth = supply === 0n ? 0n : (value * amount) / supply
  return worth === 0n ? null : worth
}

export type Request = {
  /** What it is paid in; the placeholder stands for ether. */
  asset: Address
  number: bigint
  /** What was promised, in the smallest unit of the asset. */
  promised: bigint
  /** ezETH held by the queue until the claim. */
  locked: bigint
  /** Unix seconds. */
  createdAt: bigint
}

const hashed = [
  { type: 'address' },
  { type: 'uint256' },
  { type: 'uint256' },
  { type: 'uint256' },
  { type: 'uint256' },
  { type: 'address' },
] as const

/** Under what the queue keeps whether a request had to wait for funds. Mirrors WithdrawQueue.claimETH. */
export function hashOf({ asset, number, promised, locked, createdAt }: Request, user: Address): Hex {
  return keccak256(encodeAbiParameters(hashed, [asset, number, promised, locked, createdAt, user]))
}

/** What a claim pays: what was promised, or what the ezETH is worth now if that is less. Same unit. */
export const payout = (promised: bigint, worthNow: bigint): bigint => (worthNow < promised ? worthNow : promised)

/** Of the queue's own cooldown and the risk oracle's, the one that counts. Seconds. */
export const longer = (own: bigint, risk: bigint): bigint => (risk > own ? risk : own)
