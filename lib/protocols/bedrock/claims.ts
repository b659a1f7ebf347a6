import type { Address } from 'viem'

/** 18 decimals over the 8 of uniBTC. Source: Bedrock-Technology/uniBTC DelayRedeemRouter.EXCHANGE_RATE_BASE, 2026-06-24 (high). */
const scale = 10n ** 10n

/** An entry of the router: uniBTC after the fee, when it was made (Unix seconds), what it is paid in. */
export type Entry = { index: bigint; amount: bigint; createdAt: bigint; token: Address }

/** What the router and the vault say of one token. `balance` and `retained` in the token's smallest unit. */
export type Purse = { decimals: number | null; paused: boolean; balance: bigint; retained: bigint }

/** What stands between entries that are due and their money: nothing, an admin, or an empty vault. */
export type Hindrance = null | 'admin' | 'empty'

/**
 * What an amount of uniBTC is paid as: one to one, in the token's own decimals. Null for decimals the router does not
 * know, which it would pay nothing for. Mirrors DelayRedeemRouter._amounts.
 */
export function paidFor(amount: bigint, decimals: number | null): bigint | null {
  if (decimals === 8) return amount
  return decimals === 18 ? amount * scale : null
}

/**
 * Whether a claim of exactly these entries would go through. The router pays token by token out of the vault and keeps a
 * reserve of each; one that fails fails them all. A fast lane may dip into the reserve once. Mirrors _claimDelayedRedeems.
 */
export function hindrance(
  entries: readonly Entry[],
  purses: ReadonlyMap<Address, Purse>,
  account: { fastLane: boolean },
): Hindrance {
  const sums = new Map<Address, bigint>()
  for (const { token, amount } of entries) sums.set(token, (sums.get(token) ?? 0n) + amount)
  let lane = account.fastLane
  for (const [token, sum] of sums) {
    const purse = purses.get(token)
    if (purse === undefined) return 'empty'
    const { paused, balance, retained, decimals } = purse
    if (paused) return 'admin'
    const paid = paidFor(sum, decimals) ?? 0n
    if (balance >= retained + paid) continue
    if (!lane || balance < retained || retained < paid) return 'empty'
    lane = false
  }
  return null
}

/** How many entries, from the oldest, are due at this time. Claims stop at the first that is not. */
export function countDue(entries: readonly Entry[], delay: bigint, time: bigint): number {
  const first = entries.findIndex(({ createdAt }) => time < createdAt + delay)
  return first === -1 ? entries.length : first
}
