import { type FormEvent, useState } from 'react'
import type { Account } from '../../../lib/messaging/mirror.ts'
import { go } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Card, Section } from '../../ui/Stack.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { toast } from '../../ui/toast.ts'
import { Title } from '../Frame.tsx'
import { Past } from '../home/Restaking.tsx'
import styles from './Accounts.module.css'
import { kindText } from './Accounts.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { RevealDialog } from './RevealDialog.tsx'

/** One account: its name, its secrets, and its way out of the wallet. */
export function AccountScreen({ address }: { address: string }) {
  const account = useWallet((mirror) => mirror.accounts.find((each) => each.address === address))
  if (account === undefined) {
    return (
      <>
        <Title back="/accounts">{t('accounts.title')}</Title>
        <Banner>{t('accounts.gone')}</Banner>
      </>
    )
  }
  return <Detail account={account} />
}

type Open = 'phrase' | 'key' | 'remove' | null

function Detail({ account }: { account: Account }) {
  const visible = useWallet((mirror) => mirror.accounts.filter(({ hidden }) => !hidden).length)
  const setHidden = useCommand('accounts.setHidden')
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Title back="/accounts">{harmless(account.name, { limit: 64 })}</Title>
      <Facts>
        <Fact label={t('onboarding.address')} wide>
          <AddressLine address={account.address} full copy />
        </Fact>
        <Fact label={t('accounts.kind')}>{kindText(account.kind)}</Fact>
        {account.path !== undefined && (
          <Fact label={t('onboarding.path')}>
            <code>{account.path}</code>
          </Fact>
        )}
      </Facts>
      <Card>
        <Rename account={account} />
        <Toggle
          label={t('accounts.hide')}
          hint={t('accounts.hideHelp')}
          checked={account.hidden}
          disabled={setHidden.busy || (!account.hidden && visible === 1)}
          onChange={(hidden) => void setHidden.run({ address: account.address, hidden })}
        />
        <ErrorNote error={setHidden.error} />
      </Card>
      <Section title={t('pods.restaking')}>
        <Past account={account.address} pod />
      </Section>
      {account.kind !== 'watch' && (
        <Section title={t('accounts.secrets')}>
          {account.kind === 'hd' && (
            <Button icon="words" onClick={() => setOpen('phrase')}>
              {t('accounts.revealPhrase')}
            </Button>
          )}
          <Button icon="key" onClick={() => setOpen('key')}>
            {t('accounts.revealKey')}
          </Button>
        </Section>
      )}
      <Button variant="quiet" icon="trash" onClick={() => setOpen('remove')}>
        {t('accounts.remove')}
      </Button>
      {open === 'phrase' && account.seedId !== undefined && (
        <RevealDialog what={{ seedId: account.seedId }} title={t('accounts.revealPhrase')} onClose={close} />
      )}
      {open === 'key' && (
        <RevealDialog what={{ address: account.address }} title={t('accounts.revealKey')} onClose={close} />
      )}
      {open === 'remove' && (
        <RemoveDialog account={account} onClose={close} onRemoved={() => go('/accounts', { replace: true })} />
      )}
    </>
  )
}

function Rename({ account }: { account: Account }) {
  const rename = useCommand('accounts.rename')
  const [name, setName] = useState(account.name)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if ((await rename.run({ address: account.address, name })) !== null) toast(t('accounts.renamed'))
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <div className={styles.line}>
        <Field
          label={t('accounts.name')}
          maxLength={64}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" busy={rename.busy} disabled={name.trim() === account.name || name.trim() === ''}>
          {t('common.save')}
        </Button>
      </div>
      <ErrorNote error={rename.error} />
    </form>
  )
}
