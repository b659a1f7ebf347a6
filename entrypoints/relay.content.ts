import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { pagePortName, wakeMessage } from '../lib/messaging/pageFrames.ts'
import { startRelay } from '../lib/messaging/relay.ts'

export default defineContentScript({
  matches: ['https://*/*'],
  runAt: 'document_start',
  globalName: false,
  noScriptStartedPostMessage: true,
  main() {
    startRelay(window, {
      connect() {
        const port = browser.runtime.connect({ name: pagePortName })
        return {
          post: (message) => port.postMessage(message),
          onMessage: (listener) => port.onMessage.addListener(listener),
          onDisconnect: (listener) => port.onDisconnect.addListener(listener),
          disconnect: () => port.disconnect(),
        }
      },
      onWake(listener) {
        browser.runtime.onMessage.addListener((message) => {
          if (message === wakeMessage) listener()
        })
      },
    })
  },
})
