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
  const [presses, setPresses] = useState(0)
  const searching = coverage?.searching ?? false
  // What there is to work with changes when the first logs are there, and when the search is over.
  const state = `${presses} ${coverage?.since != null} ${coverage?.complete ?? false} ${searching}`
  const [worked, setWorked] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: pressed again, it is asked again
  useEffect(() => {
    void ask({ go: false }).then((done) => done !== null && setCoverage(done.output))
  }, [ask, presses])
  const known = coverage !== null
  useEffect(() => {
    // One that comes while another is under way is made when that one is done.
    if (!known || busy || worked === state) return
    setWorked(state)
    void readRates({ operators: [] }).then((done) => done !== null && setReport(done.output))
  }, [known, busy, worked, state, readRates])
  const search = useCallback(async () => {
    const done = await ask({ go: true })
    if (done !== null) setCoverage(done.output)
  }, [ask])
  useEffect(() => {
    if (!searching) return
    // A worker that was restarted has stopped its search: asked to go on, it does.
    const timer = setInterval(() => void search(), pause)
    return () => clearInterval(timer)
  }, [searching, search])
  return {
    report,
    coverage,
    busy: busy || !known,
    error: error ?? searchError,
    search: () => void search(),
    again: () => setPresses((count) => count + 1),
  }
}
