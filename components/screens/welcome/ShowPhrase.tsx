import { useEffect, useState } from 'react'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { PhraseWords } from '../../parts/PhraseWords.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import type { StepProps } from './steps.ts'
import styles from './Welcome.module.css'
import { WelcomeFrame } from './WelcomeFrame.tsx'

const blank = (count: number) => Array.from({ length: count }, () => '·').join(' ')

/** The new phrase, shown once, and only after the user asked for it. */
export function ShowPhrase({ frame, secrets, onDone }: StepProps) {
  const [count, setCount] = useState<12 | 24>(12)
  const [shown, setShown] = useState(false)
  // The phrase itself stays in the ref; this number only makes the component draw again when another one came.
  const [drawn, setDrawn] = useState(0)
  const generate = useCommand('vault.generatePhrase')
  const run = generate.run

  useEffect(() => {
    setShown(false)
    void run({ words: count }).then((answer) => {
      if (answer === null) return
      secrets.current = { phrase: answer.output.phrase }
      setDrawn((before) => before + 1)
    })
  }, [count, run, secrets])

  const phrase = secrets.current.phrase
  const ready = drawn > 0 && phrase?.split(' ').length === count
  return (
    <WelcomeFrame {...frame} title={t('onboarding.showTitle')} lead={t('onboarding.showLead')}>
      <Tabs
        label={t('onboarding.wordCount')}
        tabs={[
          { name: '12', label: t('onboarding.words', { count: 12 }) },
          { name: '24', label: t('onboarding.words', { count: 24 }) },
        ]}
        selected={String(count)}
        onSelect={(name) => {
          if (!generate.busy) setCount(name === '24' ? 24 : 12)
        }}
      >
        <div className={styles.cover}>
          <PhraseWords phrase={ready && phrase !== undefined ? phrase : blank(count)} shown={ready && shown} />
          {!shown && (
            <div className={styles.uncover}>
              <Button
                variant="primary"
                icon="eye"
                busy={generate.busy}
                disabled={!ready}
                onClick={() => setShown(true)}
              >
                {t('onboarding.showWords')}
              </Button>
            </div>
          )}
        </div>
      </Tabs>
      <ErrorNote error={generate.error} />
      <Banner level="caution" title={t('onboarding.showWarning')}>
        {t('onboarding.showWarningMore')}
      </Banner>
      <div className={styles.actions}>
        <Button variant="primary" disabled={!shown || !ready} onClick={onDone}>
          {t('onboarding.wroteDown')}
        </Button>
      </div>
    </WelcomeFrame>
  )
}
