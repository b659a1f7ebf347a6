import { type FormEvent, useState } from 'react'
import { go } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { PasswordFields, readNewPassword } from '../../parts/PasswordFields.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { toast } from '../../ui/toast.ts'
import { Title } from '../Frame.tsx'
import styles from './Settings.module.css'

/** Another password for the same wallet. */
export function ChangePassword() {
  const change = useCommand('vault.changePassword')
  const [problem, setProblem] = useState<'short' | 'long' | 'different' | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const read = readNewPassword(form)
    setProblem('problem' in read ? read.problem : null)
    if ('problem' in read) return
    const current = String(new FormData(form).get('current') ?? '')
    if ((await change.run({ current, next: read.password })) === null) return
    form.reset()
    toast(t('settings.passwordChanged'))
    go('/settings', { replace: true })
  }
  return (
    <>
      <Title back="/settings">{t('settings.changePassword')}</Title>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field name="current" type="password" label={t('settings.currentPassword')} />
        <PasswordFields problem={problem} />
        <ErrorNote error={change.error} />
        <Button type="submit" variant="primary" busy={change.busy}>
          {t('settings.changePassword')}
        </Button>
      </form>
    </>
  )
}
