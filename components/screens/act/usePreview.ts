import { useEffect, useRef, useState } from 'react'
import type { Address } from 'viem'
import type { ErrorInfo } from '../../../lib/errors.ts'
import type { Action, ActionPreview } from '../../../lib/messaging/acts.ts'
import { useCommand } from '../../hooks/useCommand.ts'

/** Typing is waited for this long before the chain is asked. ms. */
const pause = 350

export type Previewed = {
  /** The newest answer; it may be of an earlier action while `busy`. */
  preview: ActionPreview | null
  /** Whether the answer is of what is entered now. */
  current: boolean
  error: ErrorInfo | null
  again: () => void
}

/** What two actions are the same by. */
export const keyOf = (action: Action | null) =>
  action === null ? null : JSON.stringify(action, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))

/** What an action would do, asked anew whenever it changes; the last answer stays until the next is there. */
export function usePreview(account: Address, action: Action | null): Previewed {
  const { run, busy, error } = useCommand('acts.preview')
  const [shown, setShown] = useState<{ key: string; preview: ActionPreview } | null>(null)
  /** What was asked for last, so that a failure is not asked again by itself. */
  const [asked, setAsked] = useState<string | null>(null)
  const key = keyOf(action)
  const latest = useRef(action)
  latest.current = action
  useEffect(() => {
    if (key === null || busy || asked === key) return
    const timer = setTimeout(async () => {
      const action = latest.current
      if (action === null) return
      setAsked(key)
      const done = await run({ chainId: 1, account, action })
      if (done !== null) setShown({ key, preview: done.output })
    }, pause)
    return () => clearTimeout(timer)
  }, [key, asked, busy, run, account])
  return { preview: shown?.preview ?? null, current: shown?.key === key, error, again: () => setAsked(null) }
}
