import { type Browser, browser } from 'wxt/browser'
import { pagePortName, type ToPage } from './pageFrames.ts'

/**
 * Who opened a port, as the browser captured it at that moment. `lifecycle` says whether the document was really in
 * front of somebody; missing (null) where the browser does not tell.
 */
export type PageSender = {
  extensionId: string | null
  origin: string | null
  tabId: number | null
  frameId: number | null
  documentId: string | null
  lifecycle: string | null
}

/** A relay's port in the background. `ours` is this extension's id. */
export type PagePort = {
  sender: PageSender
  ours: string
  post(message: ToPage): void
  onMessage(listener: (message: unknown) => void): void
  onDisconnect(listener: () => void): void
  disconnect(): void
}

/** Must be called in the worker's first tick, or the port that woke it is missed. Other extensions' ports never come here. */
export function onPagePort(listener: (port: PagePort) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== pagePortName) return
    listener({
      sender: captureSender(port.sender),
      ours: browser.runtime.id,
      post: (message) => port.postMessage(message),
      onMessage: (hear) => port.onMessage.addListener(hear),
      onDisconnect: (hear) => port.onDisconnect.addListener(() => hear()),
      disconnect: () => port.disconnect(),
    })
  })
}

/** Never `sender.url`: in a sandboxed document it shows the real site while the origin is "null" (P5). */
function captureSender(sender: Browser.runtime.MessageSender | undefined): PageSender {
  return {
    extensionId: sender?.id ?? null,
    origin: sender?.origin ?? null,
    tabId: sender?.tab?.id ?? null,
    frameId: sender?.frameId ?? null,
    documentId: sender?.documentId ?? null,
    lifecycle: sender?.documentLifecycle ?? null,
  }
}
