import { type ReactNode, useEffect, useRef } from 'react'
import { go, isTab, tabHref } from '../hooks/route.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { useTakeable } from '../parts/useDesk.ts'
import { IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import styles from './Frame.module.css'

/** Name and knot. */
export function Brand() {
  return (
    <span className="shell-brand">
      <img className="shell-mark" src="/icons/bowline.svg" alt="" />
      {t('common.appName')}
    </span>
  )
}

/** A screen with nothing around it: before there is an account to show. */
export function Bare({ children }: { children: ReactNode }) {
  return (
    <div className="shell shell-bare">
      <main className="shell-main">
        <div className={styles.bare}>
          <Brand />
          {children}
        </div>
      </main>
    </div>
  )
}

/** The frame of every screen of an unlocked wallet: account and lock above, places below or beside. */
export function Frame({ path, children }: { path: string; children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  const previous = useRef(path)
  useEffect(() => {
    if (previous.current === path) return
    previous.current = path
    main.current?.scrollTo(0, 0)
    main.current?.querySelector<HTMLElement>('h1')?.focus()
  }, [path])
  return (
    <div className="shell">
      <Header path={path} />
      <main ref={main} className="shell-main">
        <div className="shell-screen">{children}</div>
      </main>
      <Places path={path} />
    </div>
  )
}

function Header({ path }: { path: string }) {
  const lock = useCommand('vault.lock')
  const news = useWallet((mirror) => mirror.alarms.filter(({ read }) => !read).length)
  const alerts = news === 0 ? t('home.alerts') : t('home.alertsNew', { count: news })
  return (
    <header className="shell-header">
      <div className="shell-grow">
        <AccountMenu />
      </div>
      <a className={cx(styles.icon, styles.bell)} href="#/alerts" aria-label={alerts} title={alerts}>
        <Icon name="bell" />
        {news > 0 && (
          <span className={styles.news} aria-hidden="true">
            {news > 99 ? '99+' : news}
          </span>
        )}
      </a>
      {!isTab() && (
        <a
          className={styles.icon}
          href={tabHref(path)}
          target="_blank"
          aria-label={t('home.openTab')}
          title={t('home.openTab')}
          rel="noopener"
        >
          <Icon name="expand" />
        </a>
      )}
      <IconButton icon="lock" label={t('home.lock')} busy={lock.busy} onClick={() => void lock.run(null)} />
    </header>
  )
}

function Places({ path }: { path: string }) {
  const waiting = useWallet((mirror) => mirror.activity.filter(({ status }) => status === 'pending').length)
  const takeable = useTakeable()
  const places: readonly { path: string; icon: IconName; label: string; count?: number; counted?: string }[] = [
    { path: '/', icon: 'home', label: t('home.nav') },
    {
      path: '/exits',
      icon: 'exit',
      label: t('exits.title'),
      count: takeable,
      counted: t('exits.takeableCount', { count: takeable }),
    },
    { path: '/risk', icon: 'shield', label: t('home.risk') },
    {
      path: '/activity',
      icon: 'activity',
      label: t('activity.title'),
      count: waiting,
      counted: t('activity.waitingCount', { count: waiting }),
    },
    { path: '/settings', icon: 'settings', label: t('settings.title') },
  ]
  // A screen that is no place's own is reached from home.
  const first = `/${path.split('/')[1] ?? ''}`
  const here = first === '/sites' ? '/settings' : places.some((place) => place.path === first) ? first : '/'
  return (
    <nav className="shell-nav" aria-label={t('home.places')}>
      <Brand />
      {places.map((place) => (
        <a
          key={place.path}
          className="shell-link"
          href={`#${place.path}`}
          aria-current={place.path === here ? 'page' : undefined}
        >
          <Icon name={place.icon} />
          <span>
            {place.label}
            {place.count ? (
              <span className={styles.count} role="img" aria-label={place.counted}>
                {place.count}
              </span>
            ) : null}
          </span>
        </a>
      ))}
    </nav>
  )
}

/** The head of a screen below the home screen. `back` is where it came from. */
export function Title({ children, back, aside }: { children: ReactNode; back?: string; aside?: ReactNode }) {
  return (
    <div className={styles.title}>
      {back !== undefined && <IconButton icon="back" label={t('common.back')} onClick={() => go(back)} />}
      <h1 tabIndex={-1}>{children}</h1>
      {aside}
    </div>
  )
}
