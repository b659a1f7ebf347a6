import { useCallback, useEffect, useState } from 'react'
import type { ExposureReport } from '../../../lib/messaging/exposure.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { useScope } from '../../parts/usePortfolios.ts'

/** A report older than this is shown and read anew. ms. */
const freshFor = 300_000

/**
 * Who secures what is in scope: what this browser session knows at once, and anew when it is old. After every refresh of the
 * holdings it is worked out again, which asks the chain only for what is new.
 */
export function useExposure() {
  const [scope] = useScope()
  const selected = useWallet((mirror) => mirror.selected)
  const refreshed = useWallet((mirror) => mirror.refresh.finishedAt)
  const account = scope === 'all' ? null : selected
  const { run, busy, error } = useCommand('exposure.read')
  const [report, setReport] = useState<ExposureReport | null>(null)
  const read = useCallback(
    async (fresh: boolean) => {
      const answer = await run({ account, fresh })
      if (answer !== null) setReport(answer.output)
      return answer?.output ?? null
    },
    [run, account],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refresh that ended is what asks again
  useEffect(() => {
    let here = true
    void read(false).then((found) => {
      if (here && found !== null && Date.now() - found.readAt > freshFor) void read(true)
    })
    return () => {
      here = false
    }
  }, [read, refreshed])
  // What was read for another account says nothing of this one.
  const shown = report !== null && report.account === account ? report : null
  return { report: shown, account, busy, error, again: () => void read(true) }
}
