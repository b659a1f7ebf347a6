import { useCallback, useEffect, useState } from 'react'
import type { Address } from 'viem'
import type { PodReport } from '../../../lib/messaging/restaking.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'

/** How long until a search that goes on is asked for again. ms. */
const searchPause = 3_000

/** The pod of an account: read when the screen opens, again while a search goes on, and when a transaction of it is in a block. */
export function usePod(account: Address) {
  const { run, busy, error } = useCommand('pods.read')
  const [report, setReport] = useState<PodReport | null>(null)
  const read = useCallback(async () => {
    const answer = await run({ chainId: 1, account })
    if (answer !== null) setReport(answer.output)
  }, [run, account])
  const included = useWallet(
    (mirror) => mirror.activity.filter((entry) => entry.account === account && entry.included !== null).length,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came into a block may have changed the pod.
  useEffect(() => {
    void read()
  }, [read, included])
  const searching = report !== null && report.validators.progress !== null && report.validators.error === null
  useEffect(() => {
    if (!searching) return
    const timer = setInterval(() => void read(), searchPause)
    return () => clearInterval(timer)
  }, [searching, read])
  return { report, busy, error, read: () => void read() }
}

/** What waits for the user or is on its way of this pod: which of `create`, `checkpoint`, `proofs:…`; null when nothing is. */
export function usePodUnderWay(account: Address): { what: string; state: 'asked' | 'sent'; id: string } | null {
  const approvals = useWallet((mirror) => mirror.approvals)
  const activity = useWallet((mirror) => mirror.activity)
  const own = (finishes: readonly string[] | undefined) => finishes?.find((id) => id.startsWith('eigenlayer:pod:'))
  for (const { id, state, request } of approvals) {
    if (state === 'failed' || request.kind !== 'transaction' || request.account !== account) continue
    const what = own(request.finishes)
    if (what !== undefined) return { what: what.slice('eigenlayer:pod:'.length), state: 'asked', id }
  }
  for (const { id, status, finishes, account: of } of activity) {
    const what = of === account && (status === 'signed' || status === 'pending') ? own(finishes) : undefined
    if (what !== undefined) return { what: what.slice('eigenlayer:pod:'.length), state: 'sent', id }
  }
  return null
}
