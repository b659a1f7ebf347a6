import { useEffect, useState } from 'react'

/** How long what is shown must stay unchanged, visible and focused before it can be confirmed (A2). ms. */
export const armDelay = 800

/**
 * Whether the confirm button may act: true only after `what` has been on screen for 800 ms in a focused, visible window.
 * Any change of `what`, loss of focus, or resize starts over, so that nothing can be slid under a finger.
 */
export function useArmed(what: string, complete: boolean): boolean {
  const [armedFor, setArmedFor] = useState<string | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const start = () => {
      clearTimeout(timer)
      setArmedFor(null)
      if (!complete || document.hidden || !document.hasFocus()) return
      timer = setTimeout(() => setArmedFor(what), armDelay)
    }
    start()
    const events = ['focus', 'blur', 'resize'] as const
    for (const event of events) window.addEventListener(event, start)
    document.addEventListener('visibilitychange', start)
    return () => {
      clearTimeout(timer)
      for (const event of events) window.removeEventListener(event, start)
      document.removeEventListener('visibilitychange', start)
    }
  }, [what, complete])
  return armedFor === what
}

/** A key that is held down presses nothing: it was pressed for something else (H051). */
export function useNoHeldKeys(): void {
  useEffect(() => {
    const stop = (event: KeyboardEvent) => {
      if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
    }
    window.addEventListener('keydown', stop, { capture: true })
    return () => window.removeEventListener('keydown', stop, { capture: true })
  }, [])
}
