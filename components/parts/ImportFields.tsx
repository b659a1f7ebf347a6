import type { AccountSource } from '../../lib/messaging/procedures.ts'
import { t } from '../messages/index.ts'
import { Field } from '../ui/Field.tsx'

type Source<kind extends AccountSource['kind']> = Extract<AccountSource, { kind: kind }>

const named = (data: FormData): { name?: string } => {
  const name = String(data.get('name') ?? '').trim()
  return name === '' ? {} : { name }
}

/** The private key and name of a form, or null when it cannot be a key. The background checks it fully. */
export function readKey(form: HTMLFormElement): Source<'key'> | null {
  const data = new FormData(form)
  const privateKey = String(data.get('key') ?? '').trim()
  return /^(0x)?[0-9a-fA-F]{64}$/.test(privateKey) ? { kind: 'key', privateKey, ...named(data) } : null
}

/** The address and name of a form, or null when it cannot be an address. The background checks its checksum. */
export function readWatched(form: HTMLFormElement): Source<'watch'> | null {
  const data = new FormData(form)
  const address = String(data.get('address') ?? '').trim()
  return /^0x[0-9a-fA-F]{40}$/.test(address) ? { kind: 'watch', address, ...named(data) } : null
}

function NameField() {
  return <Field name="name" maxLength={64} label={t('accounts.name')} hint={t('common.optional')} />
}

/** A masked field for a private key, and a name. */
export function KeyFields({ invalid }: { invalid: boolean }) {
  return (
    <>
      <Field
        name="key"
        type="password"
        label={t('onboarding.privateKey')}
        hint={t('onboarding.privateKeyHint')}
        error={invalid ? t('errors.PrivateKeyError') : undefined}
      />
      <NameField />
    </>
  )
}

/** An address to watch, and a name. */
export function WatchFields({ invalid }: { invalid: boolean }) {
  return (
    <>
      <Field
        name="address"
        label={t('onboarding.address')}
        placeholder="0x"
        error={invalid ? t('errors.AddressError') : undefined}
      />
      <NameField />
    </>
  )
}
