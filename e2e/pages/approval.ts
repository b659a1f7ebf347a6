import type { Browser } from '../fixtures/browser.ts'
import { until } from '../fixtures/driver.ts'
import type { Page } from '../fixtures/page.ts'

/** The approval window, as the person reads and answers it. */
export type Approval = {
  page: Page
  /** Waits for the request to be worked out completely: sentence there, rehearsal done. */
  explained(): Promise<string>
  /** Ticks the box under a danger if there is one, waits until the button arms, presses it. */
  confirm(label?: string): Promise<void>
  reject(): Promise<void>
  /** Closes the window by its cross. */
  close(): Promise<void>
  /** Waits until the window has gone. */
  gone(): Promise<void>
}

const path = '/approval.html'

/** Waits for the window that a request opened. */
export async function openedApproval(browser: Browser): Promise<Approval> {
  const page = await browser.waitForPage(path)
  // A headless browser may open it at any size; a person sees it at this one.
  await page.resize(360, 640)
  await page.focus()
  const gone = (): Promise<void> =>
    until('the approval window to close', async () => !(await browser.hasPage(path))).then(() => undefined)
  return {
    page,
    async explained() {
      return until('the explanation', async () => {
        const words = await page.words()
        // Without a gas limit (the rehearsal failed) there is no fee to wait for.
        const fees = words.includes('No gas limit') || !words.includes('Reading current fees')
        return words.includes('Reject') && fees && !/Working out|Rehearsing/.test(words) && words
      })
    },
    async confirm(label) {
      const understood = page.get('checkbox', 'I have read the warnings and want to go on.')
      if ((await understood.count()) === 1) await understood.set(true)
      await page.button(label ?? /^(Confirm|Confirm anyway|Connect|Sign|Unlock)$/).click()
    },
    reject: () => page.button('Reject').click(),
    close: () => page.close(),
    gone,
  }
}

/** Whether an approval window is open now. */
export function approvalIsOpen(browser: Browser): Promise<boolean> {
  return browser.hasPage(path)
}
