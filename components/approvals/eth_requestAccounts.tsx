import { useState } from 'react'
import type { Address } from 'viem'
import type { ApprovalRequest, ApprovalView } from '../../lib/messaging/mirror.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Rows } from '../ui/Row.tsx'
import { Section } from '../ui/Stack.tsx'
import { Check } from '../ui/Toggle.tsx'
import { ApprovalFrame } from './ApprovalFrame.tsx'
import styles from './Explained.module.css'

type ConnectRequest = Extract<ApprovalRequest, { kind: 'connect' }>

/** A site asks to see accounts: the user ticks which. The selected account is ticked to start with. */
export function ConnectApproval({ approval, request }: { approval: ApprovalView; request: ConnectRequest }) {
  const accounts = useWallet((mirror) => mirror.accounts)
  const selected = useWallet((mirror) => mirror.selected)
  const offered = request.candidates.filter((address) => accounts.some((account) => account.address === address))
  const first = selected !== null && offered.includes(selected) ? selected : offered[0]
  const [chosen, setChosen] = useState<readonly Address[]>(first === undefined ? [] : [first])
  const toggle = (address: Address, checked: boolean) => {
    const others = chosen.filter((other) => other !== address)
    // The order of the wallet, except that the selected account stays the one a page sees first.
    const next = offered.filter((candidate) => (candidate === address ? checked : others.includes(candidate)))
    setChosen(first !== undefined && next.includes(first) ? [first, ...next.filter((other) => other !== first)] : next)
  }
  return (
    <ApprovalFrame approval={approval} confirm={t('approvals.connect')} complete={chosen.length > 0} chosen={chosen}>
      <h1 className={styles.title}>{t('approvals.connectTitle')}</h1>
      <Section title={t('approvals.connectChoose')}>
        <Rows label={t('approvals.connectChoose')}>
          {offered.map((address) => {
            const account = accounts.find((candidate) => candidate.address === address)
            return (
              <li key={address} className={styles.choice}>
                <Check middle checked={chosen.includes(address)} onChange={(checked) => toggle(address, checked)}>
                  <AddressLine
                    address={address}
                    name={account?.name}
                    stacked
                    note={account?.kind === 'watch' ? t('approvals.watchOnly') : undefined}
                  />
                </Check>
              </li>
            )
          })}
        </Rows>
        <p className={styles.none} role="status">
          {chosen.length === 0 && t('approvals.connectNone')}
        </p>
      </Section>
      <ul className={styles.promises}>
        <li className={styles.may}>
          <Icon name="check" /> {t('approvals.maySee')}
        </li>
        <li className={styles.may}>
          <Icon name="check" /> {t('approvals.mayAsk')}
        </li>
        <li className={styles.mayNot}>
          <Icon name="close" /> {t('approvals.mayNot')}
        </li>
      </ul>
    </ApprovalFrame>
  )
}
