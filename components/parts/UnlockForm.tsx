import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useCommand } from '../hooks/useCommand.ts'
import { useNow } from '../hooks/useNow.ts'
import { errorText, t } from '../messages/index.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import styles from './UnlockForm.module.css'

/** The password, and how long to wait after too many wrong ones. The field is never in a `value` attribute. */
export function UnlockForm() {
  const unlock = useCommand('vault.unlock')
  const field = useRef<HTMLInputElement>(null)
  const [until, setUntil] = useState(0)
  const left = Math.ceil((until - useNow()) / 1_000)
  const { error } = unlock

  // Once the wait is over there is nothing to say any more; the next press decides.
  const shownError = error?.name === 'TooManyAttemptsError' && until > 0 ? null : error

  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (error === null) return
    const wait = error.name === 'TooManyAttemptsError' ? Number(error.data) : 0
    if (Number.isFinite(wait) && wait > 0) setUntil(Date.now() + wait)
    field.current?.select()
  }, [error])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = field.current
    if (input === null || input.value === '') return input?.focus()
    if ((await unlock.run({ password: input.value })) !== null) input.value = ''
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field
        ref={field}
        type="password"
        name="password"
        autoComplete="current-password"
        label={t('common.password')}
        error={left > 0 ? t('settings.slowDown', { count: left }) : shownError && errorText(shownError)}
      />
      <Button type="submit" variant="primary" block busy={unlock.busy} disabled={left > 0}>
        {t('settings.unlock')}
      </Button>
    </form>
  )
}
