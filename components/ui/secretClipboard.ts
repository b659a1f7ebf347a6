/** How long a copied secret may stay in the clipboard, ms (K7). */
const keptMs = 60_000

let cancel: (() => void) | null = null

/**
 * Copies a secret and empties the clipboard again: after a minute, when the returned function is called, or when the
 * page goes. A browser refuses while the page has no focus; then it is done as soon as the focus is back.
 */
export async function copySecret(text: string): Promise<() => void> {
  cancel?.()
  await navigator.clipboard.writeText(text)
  const finish = () => {
    clearTimeout(timer)
    removeEventListener('pagehide', finish)
    if (cancel === finish) cancel = null
    void empty()
  }
  const timer = setTimeout(finish, keptMs)
  addEventListener('pagehide', finish)
  cancel = finish
  return finish
}

async function empty(): Promise<void> {
  try {
    await navigator.clipboard.writeText('')
  } catch {
    // No focus: nothing may be written now. The first moment it can be, it is.
    addEventListener('focus', () => void empty(), { once: true })
  }
}
