import { useEffect, useState } from 'react'
import { t } from '../messages/index.ts'
import { IconButton } from './Button.tsx'
import { toast } from './toast.ts'

const shownMs = 1_500

/** Copies a public text. `what` names it for screen readers. Secrets have their own button, which clears the clipboard. */
export function Copy({ text, what }: { text: string; what: string }) {
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
  return (
    <IconButton icon={copied ? 'check' : 'copy'} label={t('common.copyNamed', { what })} onClick={() => void copy()} />
  )
}
