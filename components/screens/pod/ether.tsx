import type { ReactNode } from 'react'
import { Amount } from '../../ui/Amount.tsx'

/** An amount of wei as ether, every digit. */
export const ether = (amount: bigint): ReactNode => <Amount amount={amount} decimals={18} symbol="ETH" />

/** A change with its sign, in ether. */
export function signedEther(change: bigint): ReactNode {
  if (change === 0n) return ether(0n)
  return (
    <>
      {change > 0n ? '+' : '−'}
      {ether(change > 0n ? change : -change)}
    </>
  )
}
