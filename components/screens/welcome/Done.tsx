import type { Address } from 'viem'
import { tabHref } from '../../hooks/route.ts'
import { t } from '../../messages/index.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Stack.tsx'
import styles from './Welcome.module.css'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** The wallet is there. */
export function Done({ address, created }: { address: Address | null; created: boolean }) {
  return (
    <WelcomeFrame title={t('onboarding.doneTitle')} lead={t('onboarding.doneLead')}>
      {address !== null && (
        <Card>
          <AddressLine address={address} full copy />
        </Card>
      )}
      <ul className={styles.points}>
        {created && <li>{t('onboarding.donePaper')}</li>}
        <li>{t('onboarding.donePin')}</li>
        <li>{t('onboarding.doneSites')}</li>
      </ul>
      <div className={styles.actions}>
        <LinkButton variant="primary" href={tabHref('/')}>
          {t('onboarding.open')}
        </LinkButton>
      </div>
    </WelcomeFrame>
  )
}
