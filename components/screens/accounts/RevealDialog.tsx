import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Input } from '../../../lib/messaging/procedures.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { PhraseWords } from '../../parts/PhraseWords.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { Bar, Muted } from '../../ui/Stack.tsx'
import { copySecret } from '../../ui/secretClipboard.ts'
import { toast } from '../../ui/toast.ts'
import styles from './Accounts.module.css'

type Secret = { secret: string; passphrase?: string }

/**
 * Shows a phrase or a key: the password goes with the request, the secret stays in a ref, and nothing is in the page
 * until the user presses. Closing forgets it and empties the clipboard.
 */
export function RevealDialog({
  what,
  title,
  onClose,
}: {
  what: Input<'vault.reveal'>['what']
  title: string
  onClose: () => void
}) {
  const reveal = useCommand('vault.reveal')
  const secret = useRef<Secret | null>(null)
  const forget = useRef<(() => void) | null>(null)
  const [stage, setStage] = useState<'ask' | 'covered' | 'shown'>('ask')
  useEffect(
    () => () => {
      secret.current = null
      forget.current?.()
    },
    [],
  )

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const password = String(new FormData(form).get('password') ?? '')
    const answer = await reveal.run({ password, what })
    form.reset()
    if (answer === null) return
    secret.current = answer.output
    setStage('covered')
  }
  const copy = async () => {
    if (secret.current === null) return
    try {
      forget.current = await copySecret(secret.current.secret)
      toast(t('accounts.secretCopied'), 'caution')
    } catch {
      // The browser refused; the words can still be written down.
      toast(t('common.copyFailed'), 'caution')
    }
  }
  const known = secret.current
  return (
    <Dialog title={title} onClose={onClose}>
      <Banner level="danger" title={t('accounts.revealWarning')}>
        {t('accounts.revealWarningMore')}
      </Banner>
      {stage === 'ask' || known === null ? (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <Field name="password" type="password" label={t('common.password')} />
          <ErrorNote error={reveal.error} />
          <Button type="submit" variant="primary" block busy={reveal.busy}>
            {t('common.continue')}
          </Button>
        </form>
      ) : (
        <>
          {'seedId' in what ? (
            <PhraseWords phrase={known.secret} shown={stage === 'shown'} />
          ) : (
            <p className={styles.secret}>{stage === 'shown' ? known.secret : '·'.repeat(64)}</p>
          )}
          {known.passphrase && (
            <p>
              {t('onboarding.passphraseLabel')}: <code>{stage === 'shown' ? known.passphrase : '······'}</code>
            </p>
          )}
          <Bar even>
            <Button
              icon={stage === 'shown' ? 'eyeOff' : 'eye'}
              onClick={() => setStage(stage === 'shown' ? 'covered' : 'shown')}
            >
              {stage === 'shown' ? t('common.hide') : t('common.show')}
            </Button>
            <Button icon="copy" onClick={() => void copy()}>
              {t('common.copy')}
            </Button>
          </Bar>
          <Muted>{t('accounts.clipboardHelp')}</Muted>
        </>
      )}
    </Dialog>
  )
}
