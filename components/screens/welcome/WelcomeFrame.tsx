import { type ReactNode, useEffect, useRef } from 'react'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { languageNames, resolveLanguage, t } from '../../messages/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Field.tsx'
import { Brand } from '../Frame.tsx'
import styles from './Welcome.module.css'

/** One step: its place among the steps, its heading (which takes the focus), the way back, the language. */
export function WelcomeFrame({
  title,
  lead,
  step,
  onBack,
  children,
}: {
  title: string
  lead?: string
  step?: { number: number; of: number } | null
  onBack?: (() => void) | undefined
  children: ReactNode
}) {
  const setting = useWallet((mirror) => mirror.settings.language)
  const phase = useWallet((mirror) => mirror.phase)
  const update = useCommand('settings.update')
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new step, whose heading takes the focus
  useEffect(() => heading.current?.focus(), [title])
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Brand />
        {(phase === 'new' || phase === 'unlocked') && (
          <Select
            className={styles.language ?? ''}
            label={<span className="visually-hidden">{t('settings.language')}</span>}
            value={resolveLanguage(setting)}
            onChange={({ target }) => void update.run({ language: target.value as 'en' | 'zh-CN' })}
          >
            {Object.entries(languageNames).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </header>
      <main className={styles.main}>
        {step && (
          <p className={styles.step}>
            {t('onboarding.step', step)}
            <svg className={styles.progress} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="1" className={styles.track} />
              <rect width={(100 * step.number) / step.of} height="1" className={styles.done} />
            </svg>
          </p>
        )}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
        {onBack && (
          <div>
            <Button variant="quiet" icon="back" onClick={onBack}>
              {t('common.back')}
            </Button>
          </div>
        )}
      </main>
    </div>
  )
}
