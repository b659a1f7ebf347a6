import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { startBackground } from '../../lib/background/index.ts'
import { openOwnTab } from '../../lib/browser/tabs.ts'

export default defineBackground({
  main() {
    startBackground(browser.runtime.getManifest().version)
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void openOwnTab('/welcome.html')
    })
  },
})
