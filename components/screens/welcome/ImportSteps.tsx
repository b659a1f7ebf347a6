import { type FormEvent, useState } from 'react'
import { useCommand } from '../../hooks/useCommand.ts'
import { errorText, t } from '../../messages/index.ts'
import { KeyFields, readKey, readWatched, WatchFields } from '../../parts/ImportFields.tsx'
import { PassphraseField } from '../../parts/PassphraseField.tsx'
import { PhraseFields, readPhrase } from '../../parts/PhraseFields.tsx'
import { phraseLengths } from '../../parts/phraseWords.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import type { StepProps } from './steps.ts'
import styles from './Welcome.module.css'
import { WelcomeFrame } from './WelcomeFrame.tsx'

function Continue({ busy = false }: { busy?: boolean }) {
  return (
    <div className={styles.actions}>
      <Button type="submit" variant="primary" busy={busy}>
        {t('common.continue')}
      </Button>
    </div>
  )
}

/** The words of an existing wallet, and its passphrase if it has one. */
export function ImportPhrase({ frame, secrets, onDone }: StepProps) {
  const [incomplete, setIncomplete] = useState(false)
  // The background's own parser says whether these are words of a phrase, before anything else is asked of the person.
  const check = useCommand('accounts.discover')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const phrase = readPhrase(form)
    const passphrase = String(new FormData(form).get('passphrase') ?? '')
    const complete = phraseLengths.some((length) => length === phrase.split(' ').length)
    setIncomplete(!complete)
    if (!complete) return check.clear()
    if ((await check.run({ phrase, scheme: 'standard', offset: 0, count: 1 })) === null) return
    secrets.current = { phrase, passphrase }
    onDone()
  }
  return (
    <WelcomeFrame {...frame} title={t('onboarding.importPhrase')} lead={t('onboarding.importPhraseLead')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <PhraseFields />
        <PassphraseField />
        {incomplete && (
          <Banner level="danger" live>
            {t('onboarding.phraseIncomplete')}
          </Banner>
        )}
        {check.error !== null && (
          <Banner level="danger" live>
            {errorText(check.error)}
          </Banner>
        )}
        <Continue busy={check.busy} />
      </form>
    </WelcomeFrame>
  )
}

/** One private key. */
export function ImportKey({ frame, secrets, onDone }: StepProps) {
  const [invalid, setInvalid] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const source = readKey(event.currentTarget)
    setInvalid(source === null)
    if (source === null) return
    secrets.current = { source }
    onDone()
  }
  return (
    <WelcomeFrame {...frame} title={t('onboarding.importKey')} lead={t('onboarding.importKeyLead')}>
      <form className={styles.form} onSubmit={submit}>
        <KeyFields invalid={invalid} />
        <Continue />
      </form>
    </WelcomeFrame>
  )
}

/** An address without a key: everything is shown, nothing can be signed. */
export function WatchAddress({ frame, secrets, onDone }: StepProps) {
  const [invalid, setInvalid] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const source = readWatched(event.currentTarget)
    setInvalid(source === null)
    if (source === null) return
    secrets.current = { source }
    onDone()
  }
  return (
    <WelcomeFrame {...frame} title={t('onboarding.watch')} lead={t('onboarding.watchLead')}>
      <form className={styles.form} onSubmit={submit}>
        <WatchFields invalid={invalid} />
        <Continue />
      </form>
    </WelcomeFrame>
  )
}
