import { browser } from 'wxt/browser'

/** A newer version lies ready. While somebody listens, the browser waits for `restartForUpdate`, or for its own restart. */
export function onUpdateReady(listener: () => void): void {
  browser.runtime.onUpdateAvailable.addListener(() => listener())
}

/** Starts again, with the newer version where one lies ready. */
export function restartForUpdate(): void {
  browser.runtime.reload()
}
