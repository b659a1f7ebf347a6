import type { ActivityEntry } from '../../lib/messaging/mirror.ts'
import { pathTo } from '../hooks/route.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatAgo } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { cx } from '../ui/cx.ts'
import { harmless } from '../ui/harmless.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Row } from '../ui/Row.tsx'
import styles from './ActivityRow.module.css'
import { SentenceText } from './SentenceText.tsx'

type Status = ActivityEntry['status']

const icons: Readonly<Record<Status, IconName>> = {
  signed: 'clock',
  pending: 'clock',
  confirmed: 'check',
  failed: 'danger',
  cancelled: 'close',
  replaced: 'close',
  dropped: 'close',
}

/** What became of a transaction, in a word. */
function statusText(status: Status): string {
  const keys = {
    signed: 'activity.signed',
    pending: 'activity.pending',
    confirmed: 'activity.confirmed',
    failed: 'activity.failed',
    cancelled: 'activity.cancelled',
    replaced: 'activity.replaced',
    dropped: 'activity.dropped',
  } as const
  return t(keys[status])
}

/** The word with a sign before it. */
export function Status({ status }: { status: Status }) {
  return (
    <span className={cx(styles.status, styles[status])}>
      <Icon name={icons[status]} />
      {statusText(status)}
    </span>
  )
}

/** Who asked for a transaction: a site, or the wallet itself. */
export function originText(origin: string): string {
  return origin === '' || origin === 'bowline' ? t('common.appName') : harmless(origin, { limit: 120 })
}

/** One transaction the account signed. */
export function ActivityRow({ entry }: { entry: ActivityEntry }) {
  const now = useNow(10_000)
  return (
    <Row
      href={pathTo('#/activity/:id', { id: entry.id })}
      title={<SentenceText sentence={entry.title} form="brief" />}
      detail={
        <>
          <Status status={entry.status} /> · {originText(entry.origin.replace(/^https:\/\//, ''))} ·{' '}
          {formatAgo((now - entry.createdAt) / 1_000)}
        </>
      }
    />
  )
}
