import { lesser } from '../lesser.ts'

/** What is left of a request: LsETH, and the most ether it may still be paid. */
export type Open = { amount: bigint; maxRedeemableEth: bigint; height: bigint }
/** Part of the stack that satisfies requests: LsETH from `height` on for so much ether. */
export type Satisfying = { amount: bigint; withdrawnEth: bigint; height: bigint }

/**
 * What a claim pays now: ether for the part that consecutive events satisfy, and what of the request is left after it.
 * Unit: wei. Rounds down twice per event, in the contract's order. Mirrors RedeemManager._claimRedeemRequest.
 */
export function claimNow(request: Open, events: readonly Satisfying[]): { paid: bigint; left: Open } {
  let { amount, maxRedeemableEth, height } = request
  let paid = 0n
  for (const event of events) {
    if (amount === 0n || event.amount === 0n) break
    if (height < event.height || height >= event.height + event.amount) break
    const reach = event.height + event.amount - height
    const matching = lesser(amount, reach)
    const worth = (matching * event.withdrawnEth) / event.amount
    const most = (matching * maxRedeemableEth) / amount
    const ether = lesser(most, worth)
    height += matching
    amount -= matching
    maxRedeemableEth -= ether
    paid += ether
  }
  return { paid, left: { amount, maxRedeemableEth, height } }
}
