import { type FormEvent, useState } from 'react'
import { t } from '../../messages/index.ts'
import { pickPositions } from '../../parts/phraseWords.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { StepProps } from './steps.ts'
import styles from './Welcome.module.css'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** Asks back three words, so that a phrase nobody wrote down is noticed now and not when it is needed. */
export function ConfirmPhrase({ frame, secrets, onDone }: StepProps) {
  const words = secrets.current.phrase?.split(' ') ?? []
  const [positions] = useState(() => pickPositions(words.length))
  const [wrong, setWrong] = useState<readonly number[]>([])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const typed = (position: number) => String(data.get(`word-${position}`) ?? '')
    const misses = positions.filter((position) => typed(position).trim().toLowerCase() !== words[position - 1])
    setWrong(misses)
    if (misses.length === 0) onDone()
  }
  return (
    <WelcomeFrame {...frame} title={t('onboarding.confirmTitle')} lead={t('onboarding.confirmLead')}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.ask}>
          {positions.map((position) => (
            <Field
              key={position}
              type="password"
              name={`word-${position}`}
              label={t('onboarding.wordNumber', { number: position })}
              error={wrong.includes(position) ? t('onboarding.wordWrong') : undefined}
            />
          ))}
        </div>
        <div className={styles.actions}>
          <Button type="submit" variant="primary">
            {t('common.continue')}
          </Button>
        </div>
      </form>
    </WelcomeFrame>
  )
}
