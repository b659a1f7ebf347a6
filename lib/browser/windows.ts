import { browser } from 'wxt/browser'

/** The approval window: opened once, reused for the whole queue, never raised, moved or focused afterwards (A9). */
export type ApprovalWindow = {
  /** Opens it, or finds the one that a worker opened which was killed before it could note it. Resolves with its id. */
  open(): Promise<number>
  close(id: number): Promise<void>
  exists(id: number): Promise<boolean>
  /** Must be registered in the worker's first tick: closing a window wakes the worker. */
  onClosed(listener: (id: number) => void): void
}

const size = { width: 376, height: 640 }

export const approvalWindow: ApprovalWindow = {
  async open() {
    const already = await findOpen()
    if (already !== null) return already
    const place = await besideBrowser()
    const options = { type: 'popup', url: browser.runtime.getURL('/approval.html'), ...size } as const
    // Bounds that fall off the screen are refused by some browsers; then it opens where the browser likes.
    const window = await browser.windows
      .create({ ...options, ...place })
      .catch(() => (Object.keys(place).length > 0 ? browser.windows.create(options) : Promise.reject(unopened())))
    if (window?.id === undefined) throw unopened()
    return window.id
  },
  async close(id) {
    // Already closed is what was wanted.
    await browser.windows.remove(id).catch(() => {})
  },
  exists: (id) =>
    browser.windows.get(id).then(
      () => true,
      () => false,
    ),
  onClosed: (listener) => browser.windows.onRemoved.addListener(listener),
}

/** Only a window of its own counts: a tab in which somebody opened the address by hand is not ours to close. */
async function findOpen(): Promise<number | null> {
  const tabs = await browser.tabs.query({ url: browser.runtime.getURL('/approval.html'), windowType: 'popup' })
  return tabs[0]?.windowId ?? null
}

/** Top right corner of the window the person is working in. */
async function besideBrowser(): Promise<{ left?: number; top?: number }> {
  try {
    const { left, top, width } = await browser.windows.getLastFocused()
    if (left === undefined || top === undefined || width === undefined) return {}
    return { left: Math.max(0, left + width - size.width), top: Math.max(0, top) }
  } catch {
    // No window at all: the browser places the new one.
    return {}
  }
}

const unopened = () => new Error('the approval window did not open')
