import { browser } from 'wxt/browser'

/** A connected extension page, reduced to text in and text out. */
export type ViewChannel = {
  post(text: string): void
  onMessage(listener: (text: unknown) => void): void
  onDisconnect(listener: () => void): void
}

/**
 * Hands over every port of this name that one of our own pages opened. A content script carries our id too, so the
 * origin decides (P6): anything else is cut off. Must be called in the worker's first tick.
 */
export function onViewPort(name: string, serve: (channel: ViewChannel) => void): void {
  const own = new URL(browser.runtime.getURL('/')).origin
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name) return
    const { sender } = port
    if (sender?.id !== browser.runtime.id || sender.origin !== own) {
      port.disconnect()
      return
    }
    serve({
      post: (text) => port.postMessage(text),
      onMessage: (listener) => port.onMessage.addListener(listener),
      onDisconnect: (listener) => port.onDisconnect.addListener(listener),
    })
  })
}
