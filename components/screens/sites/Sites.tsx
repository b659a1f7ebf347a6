import type { Connection } from '../../../lib/messaging/mirror.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatAgo } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Card, Muted } from '../../ui/Stack.tsx'
import { Check } from '../../ui/Toggle.tsx'
import { toast } from '../../ui/toast.ts'
import { Title } from '../Frame.tsx'
import styles from './Sites.module.css'

/** Which sites may see which accounts. */
export function Sites() {
  const connections = useWallet((mirror) => mirror.connections)
  return (
    <>
      <Title back="/settings">{t('settings.sitesTitle')}</Title>
      {connections.length === 0 && <Muted>{t('settings.sitesEmpty')}</Muted>}
      {connections.map((connection) => (
        <Site key={connection.origin} connection={connection} />
      ))}
    </>
  )
}

function Site({ connection }: { connection: Connection }) {
  const { origin, accounts, connectedSince, lastUsed } = connection
  const known = useWallet((mirror) => mirror.accounts)
  const revoke = useCommand('connections.revoke')
  const setAccounts = useCommand('connections.setAccounts')
  const now = useNow(10_000)
  const ago = (ms: number) => formatAgo((now - ms) / 1_000)
  const disconnect = async () => {
    if ((await revoke.run({ origin })) !== null) toast(t('settings.siteDisconnected', { origin: harmless(origin) }))
  }
  const offered = known.filter((account) => !account.hidden || accounts.includes(account.address))
  return (
    <Card>
      <div>
        <h2 className={styles.origin}>{harmless(origin, { limit: 300 })}</h2>
        <Muted>{t('settings.siteSince', { ago: ago(connectedSince), used: ago(lastUsed) })}</Muted>
      </div>
      <fieldset className={styles.accounts}>
        <legend className={styles.legend}>{t('settings.siteAccounts')}</legend>
        {offered.map(({ address, name }) => {
          const ticked = accounts.includes(address)
          return (
            <Check
              key={address}
              middle
              checked={ticked}
              disabled={setAccounts.busy || (ticked && accounts.length === 1)}
              onChange={(on) =>
                void setAccounts.run({
                  origin,
                  accounts: on ? [...accounts, address] : accounts.filter((each) => each !== address),
                })
              }
            >
              <AddressLine address={address} name={name} stacked />
            </Check>
          )
        })}
        {accounts.length === 1 && <Muted>{t('settings.siteLastAccount')}</Muted>}
      </fieldset>
      <ErrorNote error={revoke.error ?? setAccounts.error} />
      <Button busy={revoke.busy} onClick={() => void disconnect()}>
        {t('settings.siteDisconnect')}
      </Button>
    </Card>
  )
}
