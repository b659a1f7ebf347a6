import type { DeskRow } from '../../lib/portfolio/exits.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatDuration, formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { cx } from '../ui/cx.ts'
import { SentenceText } from './SentenceText.tsx'
import styles from './WaitText.module.css'

/** Whether it is a queued withdrawal, which is completed; everything else is claimed. */
export const isCompleted = ({ row }: Pick<DeskRow, 'row'>) => row.position.kind === 'withdrawal'

/** How far an exit is, in one line, with a bar that says the same. */
export function WaitText({ exit }: { exit: DeskRow }) {
  const { state, wait, row } = exit
  const text = useWaitText(exit)
  const note = state === 'frozen' && row.position.kind === 'exit' ? row.position.note : undefined
  if (state === 'completable') return <span className={styles.ready}>✓ {text}</span>
  if (note !== undefined) {
    return (
      <span className={cx(styles.line, styles.frozen)}>
        <SentenceText sentence={note} form="flowing" />
      </span>
    )
  }
  return (
    <>
      <span className={cx(styles.line, state === 'frozen' && styles.frozen)}>{text}</span>
      {state === 'waiting' && wait.until !== null && wait.progress !== null && <WaitBar progress={wait.progress} />}
    </>
  )
}

/** A bar of how much of a wait has passed, 0 to 1. It says nothing that words beside it do not. */
export function WaitBar({ progress }: { progress: number }) {
  return (
    <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" className={styles.track} />
      <rect width={100 * progress} height="1" className={styles.done} />
    </svg>
  )
}

function useWaitText(exit: DeskRow): string {
  const now = useNow()
  const { state, wait, row } = exit
  if (state === 'completable') return t(isCompleted(exit) ? 'exits.completableNow' : 'exits.claimableNow')
  if (state === 'frozen') {
    const obstacle = row.position.kind === 'withdrawal' ? row.position.obstacle : undefined
    return t(obstacle === undefined ? 'exits.frozen' : `exits.frozen.${obstacle}`)
  }
  if (state === 'due') return t('exits.due')
  if (wait.until !== null) {
    const seconds = secondsUntil(wait.until, now)
    if (seconds <= 0n) return t('exits.due')
    const duration = formatDuration(seconds)
    return t(isCompleted(exit) ? 'exits.completableIn' : 'exits.claimableIn', { duration })
  }
  if (wait.block !== null) return t('exits.atBlock', { block: formatInteger(wait.block) })
  const open = wait.parts.find(({ over, until }) => !over && until === null)
  const reason = t(`exits.waitsFor.${open?.what ?? 'operator'}`)
  const least = wait.atLeast === null ? 0n : secondsUntil(wait.atLeast, now)
  return least <= 0n ? reason : `${reason} · ${t('exits.atLeast', { duration: formatDuration(least) })}`
}

/** Whole seconds until a moment in Unix seconds, rounded up: it never promises too early. Not above zero once it has passed. */
export function secondsUntil(moment: bigint, nowMs: number): bigint {
  const left = moment * 1_000n - BigInt(Math.floor(nowMs))
  return left > 0n ? (left + 999n) / 1_000n : 0n
}
