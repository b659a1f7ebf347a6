import { useEffect, useState } from 'react'
import type { Address } from 'viem'
import type { Output } from '../../../lib/messaging/procedures.ts'
import { call } from '../../../lib/messaging/views.ts'
import { addSample, type History, type Sample } from '../../../lib/portfolio/history.ts'
import { parseHistory } from '../../../lib/portfolio/historyStored.ts'
import { useWallet } from '../../hooks/useWallet.ts'

/** What was read last, so that a screen that is opened again shows it at once. */
let cached: { key: string; histories: readonly History[] } | null = null

/** The stored histories of one account (null: of all), with the values on screen at their end; read anew after every refresh. Null until they are there. */
export function useHistories(account: Address | null): readonly History[] | null {
  const finishedAt = useWallet((mirror) => mirror.refresh.finishedAt)
  const accounts = useWallet((mirror) => mirror.accounts.length)
  const key = `${account ?? 'all'} ${accounts}`
  const [read, setRead] = useState(cached)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refresh that ended is the reason to read again
  useEffect(() => {
    let open = true
    call('history.read', { account }).then(
      (found) => {
        cached = { key, histories: found.map(toHistory) }
        if (open) setRead(cached)
      },
      () => {
        // The wallet was locked or restarted meanwhile: what is shown stays, and the next refresh asks again.
      },
    )
    return () => {
      open = false
    }
  }, [account, key, finishedAt])
  return read?.key === key ? read.histories : null
}

function toHistory({ account, chainId, stored, now }: Output<'history.read'>[number]): History {
  const samplesOf = (text: string | null): readonly Sample[] => {
    const parsed = text === null ? 'damaged' : parseHistory(text, account, chainId)
    return typeof parsed === 'string' ? [] : parsed.samples
  }
  const samples = samplesOf(stored)
  const [newest] = samplesOf(now)
  if (newest === undefined) return { account, chainId, samples }
  const last = samples.at(-1)
  // The values on screen end the line, though they may be of the hour that was written already.
  const ended = last !== undefined && newest.time > last.time && newest.time / 3_600n === last.time / 3_600n
  return { account, chainId, samples: ended ? [...samples, newest] : addSample(samples, newest) }
}
