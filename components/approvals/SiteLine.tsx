import type { Requester } from '../../lib/messaging/mirror.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatAgo } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { harmless } from '../ui/harmless.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './SiteLine.module.css'

/** A minute: ages of sites need no finer clock. ms. */
const minute = 60_000

/** Who asks: the whole origin with the part that was registered set strong, and how long it has been known. */
export function SiteLine({ requester }: { requester: Requester }) {
  const now = useNow(minute)
  if (requester.origin === 'bowline') {
    return (
      <p className={styles.site}>
        <Icon name="home" />
        <strong>{t('approvals.fromBowline')}</strong>
      </p>
    )
  }
  const { origin, host, registrableDomain, suspicious, firstSeen, connectedSince } = requester
  const [before, after] = splitOrigin(origin, host, registrableDomain)
  const ago = (time: number) => formatAgo((now - time) / 1000)
  const known = [
    now - firstSeen < minute ? t('approvals.siteNew') : t('approvals.siteFirstSeen', { when: ago(firstSeen) }),
    ...(connectedSince === null ? [] : [t('approvals.siteConnected', { when: ago(connectedSince) })]),
  ]
  return (
    <div className={styles.lines}>
      <p className={styles.site}>
        <Icon name="sites" />
        <span className="visually-hidden">{t('approvals.from')}: </span>
        <bdi className={styles.origin} dir="ltr" data-testid="origin">
          {before}
          <strong>{harmless(registrableDomain)}</strong>
          {after}
        </bdi>
      </p>
      <p className={styles.known}>{known.join(' · ')}</p>
      {suspicious && <Banner level="danger">{t('approvals.siteSuspicious')}</Banner>}
    </div>
  )
}

/** What stands before and after the registrable domain in an origin, so that nothing of it is left out (A7). */
function splitOrigin(origin: string, host: string, registrableDomain: string): readonly [string, string] {
  const hostname = host.replace(/:\d+$/, '')
  const start = origin.indexOf(hostname) + hostname.length - registrableDomain.length
  if (!hostname.endsWith(registrableDomain) || !origin.includes(hostname)) return [`${harmless(origin)} · `, '']
  return [harmless(origin.slice(0, start)), harmless(origin.slice(start + registrableDomain.length))]
}
