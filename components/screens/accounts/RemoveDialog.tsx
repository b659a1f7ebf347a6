import type { FormEvent } from 'react'
import type { Account } from '../../../lib/messaging/mirror.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import styles from './Accounts.module.css'

/** Takes an account out of the wallet, with the password in the same message. */
export function RemoveDialog({
  account,
  onClose,
  onRemoved,
}: {
  account: Account
  onClose: () => void
  onRemoved: () => void
}) {
  const remove = useCommand('accounts.remove')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    if ((await remove.run({ address: account.address, password })) !== null) onRemoved()
  }
  return (
    <Dialog title={t('accounts.remove')} onClose={onClose}>
      <AddressLine address={account.address} name={account.name} full />
      {account.kind !== 'watch' && (
        <Banner level="danger" title={t('accounts.removeWarning')}>
          {account.kind === 'key' ? t('accounts.removeKey') : t('accounts.removeHd')}
        </Banner>
      )}
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field name="password" type="password" label={t('common.password')} />
        <ErrorNote error={remove.error} />
        <Button type="submit" variant="danger" block busy={remove.busy}>
          {t('accounts.removeDo')}
        </Button>
      </form>
    </Dialog>
  )
}
