import { browser } from 'wxt/browser'

/** The operating system locked its screen. Firefox does not report it. Must be called in the worker's first tick. */
export function onScreenLock(listener: () => void): void {
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') listener()
  })
}
