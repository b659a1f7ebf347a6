import { useCallback, useEffect, useState } from 'react'
import type { Address } from 'viem'
import type { ErrorInfo } from '../../../lib/errors.ts'
import type { SlashingReport } from '../../../lib/messaging/slashing.ts'
import { useCommand } from '../../hooks/useCommand.ts'

export type Read = {
  /** The last report; it stays while it is read again. */
  report: SlashingReport | null
  busy: boolean
  error: ErrorInfo | null
  again: () => void
}

/** What slashing could take of an account, read when the screen opens and when it is asked for again. */
export function useSlashing(account: Address): Read {
  const { run, busy, error } = useCommand('slashing.read')
  const [report, setReport] = useState<SlashingReport | null>(null)
  const again = useCallback(async () => {
    const done = await run({ account })
    if (done !== null) setReport(done.output)
  }, [run, account])
  useEffect(() => void again(), [again])
  return { report, busy, error, again: () => void again() }
}
