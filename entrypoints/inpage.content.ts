import { defineContentScript } from 'wxt/utils/define-content-script'
import { announceProvider } from '../lib/provider/announce.ts'
import { createProvider } from '../lib/provider/provider.ts'

export default defineContentScript({
  matches: ['https://*/*'],
  runAt: 'document_start',
  world: 'MAIN',
  globalName: false,
  main() {
    // Sandboxed documents have no origin of their own, so nothing could be said about who asks.
    if (window.origin !== 'null') announceProvider(window, createProvider(window))
  },
})
