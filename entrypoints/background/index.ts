import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { startBackground } from '../../lib/background/index.ts'

export default defineBackground({
  main() {
    startBackground(browser.runtime.getManifest().version)
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })
    })
  },
})
