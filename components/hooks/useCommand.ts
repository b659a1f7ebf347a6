import { useCallback, useEffect, useRef, useState } from 'react'
import { describeError, type ErrorInfo } from '../../lib/errors.ts'
import type { Input, Output, ProcedureName } from '../../lib/messaging/procedures.ts'
import { call } from '../../lib/messaging/views.ts'

/** A command that a screen gives: whether it is under way, what went wrong last, and the way to give it. */
export type Command<name extends ProcedureName> = {
  busy: boolean
  error: ErrorInfo | null
  clear: () => void
  /** Resolves with the output, or with null when it failed; the failure is then in `error`. */
  run: (input: Input<name>) => Promise<{ output: Output<name> } | null>
}

/** One command with its state. A second press while it is under way does nothing. */
export function useCommand<name extends ProcedureName>(name: name): Command<name> {
  const [state, setState] = useState<{ busy: boolean; error: ErrorInfo | null }>({ busy: false, error: null })
  const busy = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  const run = useCallback(
    async (input: Input<name>) => {
      if (busy.current) return null
      busy.current = true
      setState({ busy: true, error: null })
      try {
        const output = await call(name, input)
        if (mounted.current) setState({ busy: false, error: null })
        return { output }
      } catch (thrown) {
        if (mounted.current) setState({ busy: false, error: describeError(thrown) })
        return null
      } finally {
        busy.current = false
      }
    },
    [name],
  )
  const clear = useCallback(() => setState({ busy: busy.current, error: null }), [])
  return { ...state, run, clear }
}
