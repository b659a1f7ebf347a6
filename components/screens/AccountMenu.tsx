import { go } from '../hooks/route.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { shortAddress } from '../ui/AddressLine.tsx'
import { harmless } from '../ui/harmless.ts'
import { Icon } from '../ui/Icon.tsx'
import { Identicon } from '../ui/Identicon.tsx'
import { Menu } from '../ui/Menu.tsx'
import styles from './AccountMenu.module.css'

/** The account in view, and the way to another. */
export function AccountMenu() {
  const accounts = useWallet((mirror) => mirror.accounts)
  const selected = useWallet((mirror) => mirror.selected)
  const select = useCommand('accounts.select')
  const current = accounts.find(({ address }) => address === selected)
  if (current === undefined) return null
  const name = harmless(current.name, { limit: 40 })
  return (
    <Menu
      label={t('accounts.switch', { name })}
      align="start"
      className={styles.trigger}
      trigger={
        <>
          <Identicon address={current.address} />
          <span className={styles.text}>
            <span className={styles.name}>{name}</span>
            <code className={styles.address}>
              {shortAddress(current.address)}
              {current.kind === 'watch' && ` · ${t('accounts.kindWatch')}`}
            </code>
          </span>
          <Icon name="down" />
        </>
      }
      items={[
        ...accounts
          .filter((account) => !account.hidden || account.address === selected)
          .map((account) => ({
            id: account.address,
            checked: account.address === selected,
            label: (
              <span className={styles.item}>
                <Identicon address={account.address} />
                <span className={styles.text}>
                  <span className={styles.name}>{harmless(account.name, { limit: 40 })}</span>
                  <code className={styles.address}>
                    {shortAddress(account.address)}
                    {account.kind === 'watch' && ` · ${t('accounts.kindWatch')}`}
                  </code>
                </span>
              </span>
            ),
            onSelect: () => {
              void select.run({ address: account.address })
              go('/')
            },
          })),
        { id: 'manage', icon: 'settings' as const, label: t('accounts.manage'), onSelect: () => go('/accounts') },
        { id: 'add', icon: 'plus' as const, label: t('accounts.add'), onSelect: () => go('/accounts/add') },
      ]}
    />
  )
}
