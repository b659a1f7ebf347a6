import { type FormEvent, useState } from 'react'
import { type Address, isAddress } from 'viem'
import type { ClaimsReport } from '../../../lib/messaging/rewards.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Section, Stack } from '../../ui/Stack.tsx'
import { toast } from '../../ui/toast.ts'
import { useAccountName } from './names.ts'

/** Who may claim for each account, and the way to change it. */
export function Claimers({ report }: { report: ClaimsReport }) {
  const name = useAccountName()
  const accounts = useWallet((mirror) => mirror.accounts)
  const [changing, setChanging] = useState<Address | null>(null)
  return (
    <Section title={t('rewards.claimers')}>
      <Rows label={t('rewards.claimers')}>
        {report.earners.map(({ earner, claimer }) => (
          <li key={earner}>
            <Row
              title={name(earner)}
              detail={claimer === earner ? t('rewards.claimerSelf') : name(claimer)}
              end={
                accounts.some(({ address, kind }) => address === earner && kind !== 'watch') && (
                  <Button
                    small
                    aria-label={t('rewards.claimerChangeOf', { account: name(earner) })}
                    onClick={() => setChanging(earner)}
                  >
                    {t('rewards.claimerChange')}
                  </Button>
                )
              }
            />
          </li>
        ))}
      </Rows>
      {changing !== null && <ClaimerDialog account={changing} onClose={() => setChanging(null)} />}
    </Section>
  )
}

function ClaimerDialog({ account, onClose }: { account: Address; onClose: () => void }) {
  const name = useAccountName()
  const command = useCommand('rewards.setClaimer')
  const [text, setText] = useState('')
  const claimer = text.trim()
  const valid = isAddress(claimer, { strict: false })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!valid) return
    const done = await command.run({ account, claimer: claimer as Address })
    if (done === null) return
    toast(t('rewards.opened'))
    onClose()
  }
  return (
    <Dialog title={t('rewards.claimerTitle', { account: name(account) })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Banner level="danger">{t('rewards.claimerDanger')}</Banner>
          <Field
            label={t('rewards.claimerField')}
            placeholder="0x"
            value={text}
            error={claimer === '' || valid ? undefined : t('rewards.badRecipient')}
            onChange={(event) => setText(event.target.value)}
          />
          <ErrorNote error={command.error} />
          <Button type="submit" variant="danger" block busy={command.busy} disabled={!valid}>
            {t('rewards.claimerSet')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  )
}
