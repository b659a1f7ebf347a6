import { defineContentScript } from 'wxt/utils/define-content-script'
import { offerWindowEthereum } from '../lib/provider/windowEthereum.ts'

/** Registered by lib/browser/contentScripts.ts while the user wants Bowline at `window.ethereum` too. */
export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_start',
  world: 'MAIN',
  globalName: false,
  main() {
    offerWindowEthereum(window)
  },
})
