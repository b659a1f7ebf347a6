import { browser } from 'wxt/browser'
import { wakeMessage } from '../messaging/pageFrames.ts'

/**
 * Tells the tabs that show this host that there is news. The message carries nothing: a document that ever asked opens its
 * port, and what it may know is worked out for that port's own sender. Documents that never asked have no listener.
 */
export async function wakeTabs(origin: string): Promise<void> {
  const { protocol, hostname } = new URL(origin)
  // Without a port: Firefox refuses one in a pattern.
  const tabs = await browser.tabs.query({ url: `${protocol}//${hostname}/*` })
  await Promise.all(
    tabs.map(({ id }) =>
      // No document in this tab listens: there is nobody to tell.
      id === undefined ? undefined : browser.tabs.sendMessage(id, wakeMessage, { frameId: 0 }).catch(() => {}),
    ),
  )
}

/** Opens a page of ours in a tab; in a window of its own while the browser has none yet. */
export async function openOwnTab(path: '/welcome.html' | `/popup.html?${string}`): Promise<void> {
  const url = browser.runtime.getURL(path)
  await browser.tabs.create({ url }).catch(() => browser.windows.create({ url }))
}
