import { type TokenUnits, tokenUnits } from '../../units.ts'

/** Where a Symbiotic vault's clock stands. Unix seconds, and seconds. */
export type Epochs = { epoch: bigint; start: bigint; duration: bigint }

/** Unix seconds at which an epoch that has not ended does. */
export const endOf = (epoch: bigint, { epoch: current, start, duration }: Epochs): bigint =>
  start + (epoch - current + 1n) * duration

/** What some shares of an epoch's withdrawals are worth, rounded down. Mirrors SymbioticWithdrawalQueue._withdrawalsOf. */
export function split(shares: bigint, whole: { assets: bigint; shares: bigint } | null | undefined): TokenUnits | null {
  if (whole === null || whole === undefined || whole.shares === 0n) return null
  return tokenUnits((shares * whole.assets) / whole.shares)
}
