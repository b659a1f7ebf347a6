import { useEffect } from 'react'
import { isTab, tabHref, usePath } from '../hooks/route.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Bare, Frame } from './Frame.tsx'
import { Notices, WaitingRequests } from './Notices.tsx'
import { Recovery } from './Recovery.tsx'
import { findRoute } from './routes.tsx'
import { Unlock } from './Unlock.tsx'

/** The popup, and the same app in a tab. What may be seen at all follows the phase, whatever the address says. */
export function App() {
  const phase = useWallet((mirror) => mirror.phase)
  if (phase === 'new') return <SetUp />
  if (phase === 'locked') return <Unlock />
  if (phase === 'damaged' || phase === 'newer') return <Recovery phase={phase} />
  if (phase === 'starting') return <Starting />
  return <Screens />
}

function Screens() {
  const path = usePath()
  const route = findRoute(path)
  return (
    <Frame path={path}>
      <WaitingRequests />
      <Notices />
      <route.Screen key={path} {...route.values} />
    </Frame>
  )
}

/** The frame alone, as the static page draws it. */
function Starting() {
  return (
    <div className="shell" aria-busy="true">
      <header className="shell-header" />
      <main className="shell-main">
        <div className="shell-screen">
          <p className="visually-hidden" role="status">
            {t('common.loading')}
          </p>
          <div className="shell-total" />
          <div className="shell-list" />
        </div>
      </main>
      <nav className="shell-nav" />
    </div>
  )
}

function SetUp() {
  const href = tabHref('/').replace(/popup\.html.*$/, 'welcome.html')
  useEffect(() => {
    if (isTab()) location.replace(href)
  }, [href])
  return (
    <Bare>
      <p>{t('onboarding.notYet')}</p>
      <LinkButton variant="primary" href={href} target="_blank" block>
        {t('onboarding.begin')}
      </LinkButton>
    </Bare>
  )
}
