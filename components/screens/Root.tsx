import { type ComponentType, useEffect } from 'react'
import { useMirrorSource, useWallet } from '../hooks/useWallet.ts'
import { resolveLanguage, setLanguage } from '../messages/index.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { NoAnswer } from './NoAnswer.tsx'
import { applyTheme } from './theme.ts'

/** What every page of ours has around it: the language, the colours, and the place where outcomes are announced. */
export function Root({ app }: { app: ComponentType }) {
  const source = useMirrorSource()
  if (source === 'none') {
    setLanguage(resolveLanguage('auto'))
    return <NoAnswer />
  }
  return <Settled app={app} />
}

function Settled({ app: App }: { app: ComponentType }) {
  const setting = useWallet((mirror) => mirror.settings.language)
  const theme = useWallet((mirror) => mirror.settings.theme)
  // Before the app renders: everything in it looks its texts up while it does, and renders again when this one does.
  setLanguage(resolveLanguage(setting))
  useEffect(() => applyTheme(theme), [theme])
  return (
    <>
      <App />
      <Toasts />
    </>
  )
}
