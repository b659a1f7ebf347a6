import { useEffect, useState } from 'react'
import type { Address } from 'viem'
import type { ErrorInfo } from '../../../lib/errors.ts'
import type { Comparison } from '../../../lib/messaging/leaving.ts'
import { tokenUnits } from '../../../lib/units.ts'
import { useCommand } from '../../hooks/useCommand.ts'

/** Typing is waited for this long before the chain is asked. ms. */
const pause = 350

export type Compared = {
  /** The newest answer; it may be of an earlier amount while `busy`. */
  shown: { amount: bigint; comparison: Comparison } | null
  busy: boolean
  error: ErrorInfo | null
  again: () => void
}

/** The ways out of an amount, asked anew whenever it changes; the last answer stays until the next is there. */
export function useComparison(
  input: { chainId: number; account: Address; token: Address },
  amount: bigint | null,
): Compared {
  const command = useCommand('exits.compare')
  const [shown, setShown] = useState<Compared['shown']>(null)
  /** The amount that was asked for last, so that a failure is not asked again by itself. */
  const [asked, setAsked] = useState<bigint | null>(null)
  const { chainId, account, token } = input
  const { run, busy, error } = command
  useEffect(() => {
    if (amount === null || amount === 0n || busy || asked === amount) return
    const timer = setTimeout(async () => {
      setAsked(amount)
      const done = await run({ chainId, account, token, amount: tokenUnits(amount) })
      if (done !== null) setShown({ amount, comparison: done.output })
    }, pause)
    return () => clearTimeout(timer)
  }, [amount, asked, busy, run, chainId, account, token])
  return {
    shown,
    busy: busy || (amount !== null && amount !== 0n && asked !== amount),
    error,
    again: () => setAsked(null),
  }
}
