import { useEffect, useState } from 'react'
import { t } from '../messages/index.ts'
import { Button, IconButton } from './Button.tsx'
import { toast } from './toast.ts'

const shownMs = 1_500

/** Copies a public text. `what` names it; with `words` the name is on the button. Secrets have their own button, which clears the clipboard. */
export function Copy({ text, what, words = false }: { text: string; what: string; words?: boolean }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      toast(t('common.copied'))
    } catch {
      // The browser refused (no focus, or a policy): the user is told to do it by hand.
      toast(t('common.copyFailed'), 'caution')
    }
  }
  const icon = copied ? 'check' : 'copy'
  if (words) {
    return (
      <Button icon={icon} onClick={() => void copy()}>
        {t('common.copyNamed', { what })}
      </Button>
    )
  }
  return <IconButton icon={icon} label={t('common.copyNamed', { what })} onClick={() => void copy()} />
}
