import { useEffect, useState } from 'react'
import { isTab, tabHref, usePath } from '../hooks/route.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Bare, Frame } from './Frame.tsx'
import { NoAnswer } from './NoAnswer.tsx'
import { Notices, WaitingRequests } from './Notices.tsx'
import { Recovery } from './Recovery.tsx'
import { fetchScreens, findScreen, openScreen } from './routes.tsx'
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
  const { path, failed } = useOpened(usePath())
  useEffect(() => {
    // What fails here is fetched again, and its failure told, when somebody goes there.
    void fetchScreens().catch(() => undefined)
  }, [])
  const screen = findScreen(path)
  if (failed) return <NoAnswer />
  if (screen === null) return <Starting />
  return (
    <Frame path={path}>
      <WaitingRequests />
      <Notices />
      <screen.Screen key={path} {...screen.values} />
    </Frame>
  )
}

/** The path to show: the one that was asked for once its screen is here. Until then the screen before it stays. */
function useOpened(asked: string): { path: string; failed: boolean } {
  const here = findScreen(asked) !== null
  const [shown, setShown] = useState(asked)
  const [failed, setFailed] = useState<string | null>(null)
  const [, setOpened] = useState<string | null>(null)
  if (here && shown !== asked) setShown(asked)
  useEffect(() => {
    if (here) return
    let current = true
    openScreen(asked).then(
      () => current && setOpened(asked),
      () => current && setFailed(asked),
    )
    return () => {
      current = false
    }
  }, [asked, here])
  return { path: here ? asked : shown, failed: !here && failed === asked }
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
      <p>{t('home.notSetUp')}</p>
      <LinkButton variant="primary" href={href} target="_blank" block>
        {t('home.setUp')}
      </LinkButton>
    </Bare>
  )
}
