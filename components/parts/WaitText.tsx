import type { DeskRow } from '../../lib/portfolio/exits.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatDuration, formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import styles from './parts.module.css'

/** Whether it is a queued withdrawal, which is completed; everything else is claimed. */
export const isCompleted = ({ row }: Pick<DeskRow, 'row'>) => row.position.kind === 'withdrawal'

/** How far an exit is, in one line, with a bar that says the same. */
export function WaitText({ exit }: { exit: DeskRow }) {
  const { until, progress } = exit.wait
  const text = useWaitText(exit)
  if (exit.state === 'completable') return <span className={styles.ready}>✓ {text}</span>
  return (
    <>
      <span className={exit.state === 'frozen' ? styles.stale : styles.line}>{text}</span>
      {exit.state === 'waiting' && until !== null && progress !== null && (
        <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="1" className={styles.barTrack} />
          <rect width={100 * progress} height="1" className={styles.barDone} />
        </svg>
      )}
    </>
  )
}

function useWaitText(exit: DeskRow): string {
  const now = useNow()
  const { state, wait } = exit
  if (state === 'completable') return t(isCompleted(exit) ? 'exits.completableNow' : 'exits.claimableNow')
  if (state === 'frozen') return t('exits.frozen')
  if (state === 'due') return t('exits.due')
  if (wait.until !== null) {
    const seconds = secondsUntil(wait.until, now)
    if (seconds <= 0n) return t('exits.due')
    const duration = formatDuration(seconds)
    return t(isCompleted(exit) ? 'exits.completableIn' : 'exits.claimableIn', { duration })
  }
  if (wait.block !== null) return t('exits.atBlock', { block: formatInteger(wait.block) })
  const reason = waitsFor(exit)
  if (wait.atLeast === null || secondsUntil(wait.atLeast, now) <= 0n) return reason
  return `${reason} · ${t('exits.atLeast', { duration: formatDuration(secondsUntil(wait.atLeast, now)) })}`
}

/** What has to happen next that nobody can date. */
function waitsFor({ wait }: DeskRow): string {
  const open = wait.parts.find(({ over, until }) => !over && until === null)
  return t(`exits.waitsFor.${open?.what ?? 'operator'}`)
}

/** Whole seconds until a moment in Unix seconds, rounded up; negative once it has passed. */
export function secondsUntil(moment: bigint, nowMs: number): bigint {
  const left = moment * 1_000n - BigInt(Math.floor(nowMs))
  return left >= 0n ? (left + 999n) / 1_000n : left / 1_000n
}
