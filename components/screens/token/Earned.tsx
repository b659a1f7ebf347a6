import { useCallback, useEffect, useState } from 'react'
import type { YieldReport, YieldWindow } from '../../../lib/messaging/yields.ts'
import type { Token } from '../../../lib/protocols/types.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useNow } from '../../hooks/useNow.ts'
import { formatShort } from '../../messages/amounts.ts'
import { formatAgo, formatDate, formatDuration, formatPercent } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { Explain } from '../../parts/Explain.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import styles from './Token.module.css'

/** A report older than this is shown and read anew. ms. */
const freshFor = 3_600_000

/** What a token earned over 7, 30 and 90 days, each with how that is known and from when to when. */
export function Earned({ token }: { token: Token }) {
  const { report, busy, error, again } = useYields(token)
  const now = useNow(10_000)
  return (
    <Section title={t('token.earned')}>
      <Card>
        <ErrorNote error={error} />
        {report === null ? (
          error === null && <Waiting />
        ) : report.of === null ? (
          <Muted>{t(token.rebasing ? 'token.earnsUnseen' : 'token.earnsNothing')}</Muted>
        ) : (
          <Report report={report} token={token} />
        )}
        <Explain questions={[['apr', t('token.aprWhat')]]} />
        <div className={styles.foot}>
          <span className={styles.small}>
            {report !== null && t('token.readAgo', { ago: formatAgo((now - report.readAt) / 1_000) })}
          </span>
          <Button variant="quiet" small busy={busy} onClick={again}>
            {t('token.readAgain')}
          </Button>
        </div>
      </Card>
    </Section>
  )
}

/** What was found in this browser session at once, and anew when it is old. */
function useYields({ chainId, address }: Token) {
  const { run, busy, error } = useCommand('yields.read')
  const [report, setReport] = useState<YieldReport | null>(null)
  const read = useCallback(
    async (fresh: boolean) => {
      const answer = await run({ chainId, token: address, fresh })
      if (answer !== null) setReport(answer.output)
      return answer?.output ?? null
    },
    [run, chainId, address],
  )
  useEffect(() => {
    void read(false).then((found) => {
      if (found !== null && Date.now() - found.readAt > freshFor) void read(true)
    })
  }, [read])
  return { report, busy, error, again: () => void read(true) }
}

function Waiting() {
  return (
    <ul className={styles.windows}>
      {[7, 30, 90].map((count) => (
        <li key={count} className={styles.window}>
          <span>{t('token.earnedDays', { count })}</span>
          <Skeleton width="short" />
          <span className={styles.windowHow}>
            <Skeleton width="full" />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Report({ report, token }: { report: YieldReport; token: Token }) {
  const registry = useRegistry()
  const { of, archive, windows } = report
  const other = of !== null && of.token.toLowerCase() !== token.address.toLowerCase() ? of.token : null
  return (
    <>
      <ul className={styles.windows}>
        {windows.map((window) => (
          <li key={window.days} className={styles.window}>
            <Window window={window} />
          </li>
        ))}
      </ul>
      {windows.map((window) => window.verdict === 'implausible' && <Implausible key={window.days} window={window} />)}
      {archive !== null && <Banner>{errorText(archive)}</Banner>}
      <Muted>
        {t('token.earnedHelp')}
        {other !== null && ` ${t('token.earnedBy', { symbol: registry.token(other).symbol })}`}
      </Muted>
    </>
  )
}

function Window({ window }: { window: YieldWindow }) {
  const { days, method, from, to, verdict, apr, change } = window
  const known = method !== null && from !== null && to !== null
  return (
    <>
      <span>{t('token.earnedDays', { count: days })}</span>
      <span className={cx(styles.windowValue, verdict === 'fell' && styles.loss, verdict !== 'ok' && styles.worded)}>
        {verdict === 'ok' && apr !== null && t('token.apr', { percent: formatPercent(apr) })}
        {verdict === 'fell' && change !== null && t('token.fell', { percent: formatPercent(-change, { loss: true }) })}
        {verdict === 'implausible' && t('token.implausible')}
        {verdict === 'unknown' && t('token.yieldUnknown')}
      </span>
      <span className={styles.windowHow}>
        {known
          ? t('token.how', {
              from: formatDate(from.time),
              to: formatDate(to.time),
              method: t(`token.method.${method}`),
              before: formatShort(from.wad, 18, 6),
              after: formatShort(to.wad, 18, 6),
            })
          : t('token.methodNone')}
      </span>
    </>
  )
}

function Implausible({ window: { from, to } }: { window: YieldWindow }) {
  if (from === null || to === null) return null
  return (
    <Muted>
      {t('token.implausibleHelp', {
        from: formatShort(from.wad, 18, 6),
        to: formatShort(to.wad, 18, 6),
        duration: formatDuration(to.time - from.time),
      })}
    </Muted>
  )
}
