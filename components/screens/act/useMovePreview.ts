import { useEffect, useRef, useState } from 'react'
import type { MovePreview, MoveRequest } from '../../../lib/messaging/moves.ts'
import { useCommand } from '../../hooks/useCommand.ts'

/** Typing is waited for this long before the chain is asked. ms. */
const pause = 350

/** Both operators and what stands in the way, asked anew whenever the request changes; see `usePreview`. */
export function useMovePreview(request: MoveRequest) {
  const { run, busy, error } = useCommand('moves.preview')
  const [shown, setShown] = useState<{ key: string; preview: MovePreview } | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const key = JSON.stringify(request, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
  const latest = useRef(request)
  latest.current = request
  useEffect(() => {
    if (busy || asked === key) return
    const timer = setTimeout(async () => {
      setAsked(key)
      const done = await run(latest.current)
      if (done !== null) setShown({ key, preview: done.output })
    }, pause)
    return () => clearTimeout(timer)
  }, [key, asked, busy, run])
  return { preview: shown?.preview ?? null, current: shown?.key === key, error, again: () => setAsked(null) }
}
