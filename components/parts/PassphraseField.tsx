import { t } from '../messages/index.ts'
import { Field } from '../ui/Field.tsx'

/** The passphrase that some phrases have besides their words: folded away, since most have none. */
export function PassphraseField() {
  return (
    <details>
      <summary>{t('onboarding.passphrase')}</summary>
      <Field
        type="password"
        name="passphrase"
        label={t('onboarding.passphraseLabel')}
        hint={t('onboarding.passphraseHint')}
      />
    </details>
  )
}
