import type { Account } from '../../../lib/messaging/mirror.ts'
import { pathTo } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { IconButton, LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Identicon } from '../../ui/Identicon.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Title } from '../Frame.tsx'
import styles from './Accounts.module.css'

/** What an account is made of, in a word or two. */
export function kindText(kind: Account['kind']): string {
  if (kind === 'watch') return t('accounts.kindWatch')
  return kind === 'key' ? t('accounts.kindKey') : t('accounts.kindHd')
}

/** All accounts, in the user's order. */
export function Accounts() {
  const accounts = useWallet((mirror) => mirror.accounts)
  const reorder = useCommand('accounts.reorder')
  const move = (index: number, by: number) => {
    const addresses = accounts.map(({ address }) => address)
    const moved = addresses.splice(index, 1)
    addresses.splice(index + by, 0, ...moved)
    void reorder.run({ addresses })
  }
  return (
    <>
      <Title
        back="/"
        aside={
          <LinkButton href="#/accounts/add" icon="plus" small>
            {t('accounts.add')}
          </LinkButton>
        }
      >
        {t('accounts.title')}
      </Title>
      <ErrorNote error={reorder.error} />
      <Rows label={t('accounts.title')}>
        {accounts.map((account, index) => {
          const name = harmless(account.name, { limit: 64 })
          return (
            <li key={account.address} className={styles.account}>
              <div className={styles.grow}>
                <Row
                  href={pathTo('#/accounts/:address', { address: account.address })}
                  mark={<Identicon address={account.address} />}
                  title={name}
                  detail={
                    <>
                      <code>{shortAddress(account.address)}</code>
                      <span className={styles.kind}>
                        {kindText(account.kind)}
                        {account.hidden && ` · ${t('accounts.hidden')}`}
                      </span>
                    </>
                  }
                />
              </div>
              <IconButton
                icon="up"
                label={t('accounts.moveUp', { name })}
                disabled={index === 0 || reorder.busy}
                onClick={() => move(index, -1)}
              />
              <IconButton
                icon="lower"
                label={t('accounts.moveDown', { name })}
                disabled={index === accounts.length - 1 || reorder.busy}
                onClick={() => move(index, 1)}
              />
            </li>
          )
        })}
      </Rows>
    </>
  )
}
