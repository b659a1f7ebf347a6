import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatDuration } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Row } from '../ui/Row.tsx'
import { TokenMark } from '../ui/TokenMark.tsx'
import { type Countdown, countdown } from './countdown.ts'
import type { RowOf } from './holdings.ts'
import { Behind, positionPath } from './PositionRow.tsx'
import styles from './parts.module.css'
import { useRegistry } from './useRegistry.ts'
import { Worth } from './Worth.tsx'

/** How far a withdrawal is now, by its own chain's pace. */
export function useCountdown(row: RowOf<'withdrawal'>, chainId: number): Countdown {
  const { chain } = useRegistry()
  return countdown(row.position, row.block, useNow(), chain(chainId).blockSeconds ?? 12)
}

/** A queued withdrawal: what it pays now, and when it can be completed. */
export function ExitRow({ row, portfolio }: { row: RowOf<'withdrawal'>; portfolio: Portfolio }) {
  const { asset, token } = useRegistry()
  const { position } = row
  const left = useCountdown(row, portfolio.chainId)
  const first = position.entries[0]
  const label = first === undefined ? token(null) : asset(first)
  const others = position.entries.length - 1
  return (
    <Row
      href={positionPath(position.id)}
      mark={<TokenMark symbol={label.symbol} address={label.address} />}
      title={others > 0 ? t('home.andOthers', { symbol: label.symbol, count: others }) : label.symbol}
      detail={
        <>
          <CountdownText countdown={left} />
          {left.state !== 'completable' && (
            <span className={position.slashable ? styles.stale : styles.line}>
              {position.slashable ? t('home.slashableUntilThen') : t('home.notSlashable')}
            </span>
          )}
          <Behind row={row} portfolio={portfolio} />
        </>
      }
      end={first && <Amount amount={first.amountNow} decimals={label.decimals} symbol={null} digits={4} />}
      endDetail={<Worth stacked value={row.value} portfolio={portfolio} ether={first?.token !== null || others > 0} />}
    />
  )
}

/** `completable in 13 days 4 h`, with a bar that says the same. */
export function CountdownText({ countdown: left }: { countdown: Countdown }) {
  if (left.state === 'completable') return <span className={styles.ready}>✓ {t('home.completable')}</span>
  if (left.state === 'due') return <span className={styles.line}>{t('home.due')}</span>
  return (
    <>
      <span className={styles.line}>{t('home.completableIn', { duration: formatDuration(left.seconds) })}</span>
      <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="1" className={styles.barTrack} />
        <rect width={100 * left.progress} height="1" className={styles.barDone} />
      </svg>
    </>
  )
}
