import { type TokenUnits, tokenUnits, WAD } from '../../units.ts'

/** What the pool holds (wei) for how many shares. */
export type Pool = { pooled: bigint; shares: bigint }

/** eETH that shares are worth, rounded down. Unit: wei. Mirrors LiquidityPool.amountForShare. */
export const amountForShare = (share: bigint, { pooled, shares }: Pool): bigint =>
  shares === 0n ? 0n : (share * pooled) / shares

/** Shares of an amount of eETH (wei), rounded down. Mirrors LiquidityPool.sharesForAmount. */
export const sharesForAmount = (amount: bigint, { pooled, shares }: Pool): bigint =>
  pooled === 0n ? 0n : (amount * shares) / pooled

/** Wei for 1e18 shares, rounded up: the rate a finalisation freezes. Mirrors LiquidityPool.amountPerShareCeil. */
const ratePerShare = ({ pooled, shares }: Pool): bigint => (shares === 0n ? 0n : (WAD * pooled + shares - 1n) / shares)

/**
 * What a request would pay if it were finalised now: the lower of what was asked and of its shares at the rate that would
 * be frozen. Unit: wei, rounded down. Mirrors WithdrawRequestNFT._getClaimableAmount.
 */
export function payout(amountOfEEth: bigint, shareOfEEth: bigint, pool: Pool): TokenUnits {
  const byShares = (shareOfEEth * ratePerShare(pool)) / WAD
  return tokenUnits(byShares < amountOfEEth ? byShares : amountOfEEth)
}

const BASIS_POINTS = 10_000n

/**
 * What an instant redemption of eETH pays after its fee (basis points). Unit: wei, rounded down three times in the
 * contract's order. Mirrors EtherFiRedemptionManager._calcRedemption.
 */
export function redeemed(amount: bigint, feeBps: bigint, pool: Pool): TokenUnits {
  const kept = (sharesForAmount(amount, pool) * (BASIS_POINTS - feeBps)) / BASIS_POINTS
  return tokenUnits(amountForShare(kept, pool))
}

/** A part in basis points as WAD. */
export const basisPoints = (bps: bigint | number): bigint => (BigInt(bps) * WAD) / BASIS_POINTS

export type DelayedRequest = {
  shares: bigint
  /** Rates in the smallest unit of the asset per whole share. */
  rateThen: bigint
  rateNow: bigint
  feeBps: bigint
  oneShare: bigint
}

/**
 * What a delayed withdrawal of a BoringVault pays: shares less the fee, at the lower of two rates. Smallest unit of the
 * asset, rounded down. Mirrors DelayedWithdraw._completeWithdraw.
 */
export function delayedAssets({ shares, rateThen, rateNow, feeBps, oneShare }: DelayedRequest): TokenUnits {
  const left = shares - (shares * feeBps) / BASIS_POINTS
  return tokenUnits((left * (rateNow < rateThen ? rateNow : rateThen)) / oneShare)
}

/** Whether the rate moved further than the loss allowed: then a completion reverts. Mirrors DelayedWithdraw._completeWithdraw. */
export function exceedsLoss(rateThen: bigint, rateNow: bigint, maxLossBps: bigint): boolean {
  const [low, high] = rateThen < rateNow ? [rateThen, rateNow] : [rateNow, rateThen]
  return (low * (BASIS_POINTS + maxLossBps)) / BASIS_POINTS < high
}
