import { type ComponentType, useEffect, useSyncExternalStore } from 'react'
import { useMirrorSource, useWallet } from '../hooks/useWallet.ts'
import { arrivals, isLoaded, loadLanguage, onArrival, resolveLanguage, setLanguage } from '../messages/index.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { NoAnswer } from './NoAnswer.tsx'
import { applyTheme } from './theme.ts'

/** What every page of ours has around it: the language, the colours, and the place where outcomes are announced. */
export function Root({ app }: { app: ComponentType }) {
  const source = useMirrorSource()
  if (source === 'none') {
    const language = resolveLanguage('auto')
    if (isLoaded(language)) setLanguage(language)
    return <NoAnswer />
  }
  return <Settled app={app} />
}

function Settled({ app: App }: { app: ComponentType }) {
  const setting = useWallet((mirror) => mirror.settings.language)
  const theme = useWallet((mirror) => mirror.settings.theme)
  // Before the app renders: everything in it looks its texts up while it does, and renders again when this one does.
  const language = resolveLanguage(setting)
  const here = useSyncExternalStore(onArrival, arrivals)
  if (isLoaded(language)) setLanguage(language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has arrived may have been chosen before more was wanted
  useEffect(() => {
    // Another language was chosen: the old one stays until its texts are here.
    if (!isLoaded(language)) void loadLanguage(language)
  }, [language, here])
  useEffect(() => applyTheme(theme), [theme])
  return (
    <>
      <App />
      <Toasts />
    </>
  )
}
