import { type FormEvent, useState } from 'react'
import type { ErrorInfo } from '../../../lib/errors.ts'
import { t } from '../../messages/index.ts'
import { PasswordFields, readNewPassword } from '../../parts/PasswordFields.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { StepProps } from './steps.ts'
import styles from './Welcome.module.css'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** The password of this browser's wallet. It is not stored: it opens the vault, and nothing else does. */
export function NewPassword({
  frame,
  secrets,
  watchOnly,
  error,
  onDone,
}: StepProps & { watchOnly: boolean; error: ErrorInfo | null }) {
  const [problem, setProblem] = useState<'short' | 'long' | 'different' | null>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readNewPassword(event.currentTarget)
    setProblem('problem' in read ? read.problem : null)
    if ('problem' in read) return
    secrets.current = { ...secrets.current, password: read.password }
    onDone()
  }
  return (
    <WelcomeFrame
      {...frame}
      title={t('onboarding.passwordTitle')}
      lead={watchOnly ? t('onboarding.passwordLeadWatch') : t('onboarding.passwordLead')}
    >
      <form className={styles.form} onSubmit={submit}>
        <PasswordFields problem={problem} />
        <ErrorNote error={error} />
        <div className={styles.actions}>
          <Button type="submit" variant="primary">
            {t('common.continue')}
          </Button>
        </div>
      </form>
    </WelcomeFrame>
  )
}
