import { useState } from 'react'
import { tabHref } from '../../hooks/route.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Recovery } from '../Recovery.tsx'
import { Onboarding } from './Onboarding.tsx'
import { WelcomeFrame } from './WelcomeFrame.tsx'

/** The page a new wallet is made on. Where there is one already, it only shows the way to it. */
export function Welcome() {
  const phase = useWallet((mirror) => mirror.phase)
  // Making the wallet changes the phase while this page still has its last step to show.
  const [started, setStarted] = useState(false)
  if (phase === 'new' && !started) setStarted(true)
  if (phase === 'damaged' || phase === 'newer') return <Recovery phase={phase} />
  if (started) return <Onboarding />
  return (
    <WelcomeFrame title={t('onboarding.already')}>
      <p>{t('onboarding.alreadyHelp')}</p>
      <LinkButton variant="primary" href={tabHref('/')}>
        {t('onboarding.open')}
      </LinkButton>
    </WelcomeFrame>
  )
}
