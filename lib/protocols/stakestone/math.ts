import { WAD } from '../../units.ts'

/** 1e6 in `withdrawFeeRate` is everything. */
const wholeFee = 1_000_000n

/** What reaches the account of an amount of wei that is paid out. The fee rounds down. Mirrors StoneVault.instantWithdraw. */
export const afterFee = (amount: bigint, feeRate: bigint): bigint => amount - (amount * feeRate) / wholeFee

/** The fee as a proportion, 1e18 = 100 %. Rounds down. */
export const feeOf = (feeRate: bigint): bigint => (feeRate * WAD) / wholeFee

/** A receipt as the vault keeps it: `shares` were handed in during `round`, `settled` wei are from rounds before that. */
export type Receipt = { round: bigint; shares: bigint; settled: bigint }

/** Wei that can be claimed: earlier rounds, and this receipt's own once its round is over. Rounds down. Mirrors instantWithdraw. */
export function claimable({ round, shares, settled }: Receipt, latest: bigint, roundPrice: bigint): bigint {
  return settled + (isSettled(round, latest) ? (shares * roundPrice) / WAD : 0n)
}

/** Shares that wait for the end of the running round. */
export const pendingShares = ({ round, shares }: Receipt, latest: bigint): bigint =>
  round !== 0n && round === latest ? shares : 0n

export const isSettled = (round: bigint, latest: bigint): boolean => round !== 0n && round !== latest
