import { useCallback, useEffect, useState } from 'react'
import type { ErrorInfo } from '../../../lib/errors.ts'
import type { RateCoverage, RatesReport } from '../../../lib/messaging/rewards.ts'
import { useCommand } from '../../hooks/useCommand.ts'

/** How often a search under way is asked how far it is. ms. */
const pause = 1_500

export type Rates = {
  report: RatesReport | null
  coverage: RateCoverage | null
  busy: boolean
  error: ErrorInfo | null
  /** Goes on looking through the logs; what is found is worked out when it ends, and once on the way. */
  search: () => void
  again: () => void
}

/** What operators paid, and the search it rests on, which goes on while somebody looks. */
export function useRates(): Rates {
  const [report, setReport] = useState<RatesReport | null>(null)
  const [coverage, setCoverage] = useState<RateCoverage | null>(null)
  const { run: readRates, busy, error } = useCommand('rewards.rates')
  const { run: ask, error: searchError } = useCommand('rewards.search')
  const read = useCallback(async () => {
    const done = await readRates({ operators: [] })
    if (done === null) return
    setReport(done.output)
    setCoverage(done.output.coverage)
  }, [readRates])
  const search = useCallback(async () => {
    const done = await ask({ go: true })
    if (done !== null) setCoverage(done.output)
  }, [ask])
  useEffect(() => void read(), [read])
  // A worker that was restarted has stopped its search: asked to go on, it does.
  const searching = coverage?.searching ?? false
  const found = coverage?.since != null
  useEffect(() => {
    if (!searching) return
    const timer = setInterval(async () => {
      const done = await ask({ go: true })
      if (done === null) return
      setCoverage(done.output)
    }, pause)
    return () => clearInterval(timer)
  }, [searching, ask])
  // When the first logs are there, and when the search is over, there is more to work out.
  useEffect(() => {
    if (found) void read()
  }, [found, read])
  const complete = coverage?.complete ?? false
  useEffect(() => {
    if (complete && !searching) void read()
  }, [complete, searching, read])
  return {
    report,
    coverage,
    busy,
    error: error ?? searchError,
    search: () => void search(),
    again: () => void read(),
  }
}
