import type { ReactNode } from 'react'
import { t } from '../messages/index.ts'
import styles from './Banner.module.css'
import { cx } from './cx.ts'
import { Icon, type IconName } from './Icon.tsx'

export type BannerLevel = 'info' | 'good' | 'caution' | 'danger' | 'blocked'

const icons: Readonly<Record<BannerLevel, IconName>> = {
  info: 'info',
  good: 'check',
  caution: 'warning',
  danger: 'danger',
  blocked: 'danger',
}

/** What a level is called, for those who don't see its colour. */
function levelName(level: BannerLevel): string | null {
  if (level === 'good') return null
  const keys = {
    info: 'common.levelInfo',
    caution: 'common.levelCaution',
    danger: 'common.levelDanger',
    blocked: 'common.levelBlocked',
  } as const
  return t(keys[level])
}

/** Something the user should know where they are looking. `live` reads it aloud when it appears. */
export function Banner({
  level = 'info',
  title,
  children,
  action,
  live = false,
}: {
  level?: BannerLevel
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  live?: boolean
}) {
  const name = levelName(level)
  return (
    <div className={cx(styles.banner, styles[level])} role={live ? 'alert' : 'note'} data-level={level}>
      <Icon name={icons[level]} />
      <div className={styles.text}>
        {name !== null && <span className="visually-hidden">{name}: </span>}
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
