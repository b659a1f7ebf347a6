import { browser } from 'wxt/browser'

/** How many requests wait, on the toolbar button; nothing for none. `calm` is for what can wait. */
export function setBadge(count: number, { calm = false } = {}): void {
  void browser.action.setBadgeText({ text: count === 0 ? '' : String(count) })
  if (count > 0) void browser.action.setBadgeBackgroundColor({ color: calm ? '#0b6e78' : '#b3541e' })
}
