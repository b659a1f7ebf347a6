import type { DeskRow, WaitPart } from '../../../lib/portfolio/exits.ts'
import { useNow } from '../../hooks/useNow.ts'
import { formatDuration, formatInteger, formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { secondsUntil, WaitBar } from '../../parts/WaitText.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Section } from '../../ui/Stack.tsx'
import styles from './ExitDetail.module.css'

/** What an exit has to wait for, one thing after the other, each with its end where anybody can know it. */
export function WaitSteps({ exit: { wait } }: { exit: DeskRow }) {
  const now = useNow()
  if (wait.parts.length === 0) return null
  const current = wait.parts.find(({ over }) => !over)
  return (
    <Section title={t('exits.waitsForTitle')}>
      <ol className={styles.steps} aria-label={t('exits.waitsForTitle')}>
        {wait.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one exit never change places
          <li key={index} className={cx(styles.step, part.over && styles.over, part === current && styles.now)}>
            <span className={styles.dot}>{part.over && <Icon name="check" />}</span>
            <span className={styles.head}>
              <strong>{t(`exits.delay.${part.what}`)}</strong>
              <span>{endOf(part, now)}</span>
            </span>
            <span className={styles.help}>
              {part === current && part.progress !== null && <WaitBar progress={part.progress} />}
              {t(`exits.delayHelp.${part.what}`)}
              <span className={styles.dates}>{datesOf(part, now)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** `In 6 days 4 h`. */
function endOf({ over, until, block }: WaitPart, now: number): string {
  if (over) return t('exits.partOver')
  if (until === null) {
    return block === null ? t('exits.partUnknown') : t('exits.partBlock', { block: formatInteger(block) })
  }
  const seconds = secondsUntil(until, now)
  return seconds === 0n ? t('exits.partDue') : t('exits.partIn', { duration: formatDuration(seconds) })
}

/** The moment and the block themselves, for what is still to come. */
function datesOf({ over, until, block }: WaitPart, now: number): string {
  if (over || until === null || secondsUntil(until, now) === 0n) return ''
  const time = formatTime(until)
  const dates =
    block === null ? [time] : [t('exits.partAbout', { time }), t('exits.partBlock', { block: formatInteger(block) })]
  return dates.join(' · ')
}
