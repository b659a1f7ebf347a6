import { browser } from 'wxt/browser'

/** How many requests wait, on the toolbar button; nothing for none. */
export function setBadge(count: number): void {
  void browser.action.setBadgeText({ text: count === 0 ? '' : String(count) })
  if (count > 0) void browser.action.setBadgeBackgroundColor({ color: '#b3541e' })
}
