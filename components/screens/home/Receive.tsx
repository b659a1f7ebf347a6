import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Copy } from '../../ui/Copy.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Identicon } from '../../ui/Identicon.tsx'
import { Card, Muted } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import styles from './Home.module.css'

/** The selected account's address, whole, in groups that the eye can compare. */
export function Receive() {
  const selected = useWallet((mirror) => mirror.selected)
  const account = useWallet((mirror) => mirror.accounts.find(({ address }) => address === selected))
  if (account === undefined) return null
  const groups = account.address.match(/^0x.{4}|.{4}/g) ?? []
  return (
    <>
      <Title back="/">{t('home.receive')}</Title>
      <Card>
        <div className={styles.center}>
          <Identicon address={account.address} />
          <strong>{harmless(account.name, { limit: 64 })}</strong>
        </div>
        <p className={styles.address} role="img" aria-label={account.address} data-address={account.address}>
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one address never change places
            <span key={index} className={styles.group}>
              {group}
            </span>
          ))}
        </p>
        <div className={styles.center}>
          <Copy text={account.address} what={t('common.address')} words />
        </div>
      </Card>
      <Muted>{t('home.receiveHelp')}</Muted>
      {account.kind === 'watch' && <Banner level="caution">{t('home.receiveWatch')}</Banner>}
    </>
  )
}
