import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { languageSetting, startWallet } from '../hooks/useWallet.ts'
import { type Book, books, chooseBooks, loadLanguage, resolveLanguage } from '../messages/index.ts'
import { Root } from './Root.tsx'

/** How long the page waits for values before it draws without them, ms. Until then the static page stands. */
const patience = 1_500

type MountOptions = {
  /** The books of texts that the app draws with. */
  words?: readonly Book[]
  /** Fetches what the first frame shows beyond the app itself; the other books then come after that frame. */
  prepare?: () => Promise<void>
}

/** Puts an app on the page: the last known values first, then React over the static frame. */
export function mount(app: ComponentType, { words = books, prepare }: MountOptions = {}): void {
  const container = document.getElementById('root')
  if (container === null) throw new Error('The page has no #root')
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience))
  chooseBooks(words, { rest: prepare !== undefined })
  // Whatever fails here is tried again, and told, by the app.
  const prepared = prepare?.().catch(() => undefined)
  // The browser's language is usually the one: it is fetched beside the values, not after them.
  const guess = loadLanguage(resolveLanguage('auto'))
  void Promise.race([Promise.all([startWallet(), prepared]), late])
    .then(() => loadLanguage(resolveLanguage(languageSetting())))
    .catch(() => guess)
    .finally(() => createRoot(container).render(<Root app={app} />))
}
