import type { Browser } from '../fixtures/browser.ts'
import { until } from '../fixtures/driver.ts'
import type { Page, Target } from '../fixtures/page.ts'

/** How long a reading of every protocol may take on a machine that is busy. ms. */
const patience = 45_000

/** The popup, opened as a page of its own at the popup's size. */
export type Wallet = {
  page: Page
  goTo(place: 'Home' | 'Exits' | 'Risk' | 'Activity' | 'Settings'): Promise<void>
  /** The row of a token in the account itself, such as `stETH`. */
  held(symbol: string): Target
  /** The row of a deposit in EigenLayer. */
  restaked(symbol: string): Target
  /** The rows of queued withdrawals. */
  exits(): Target
  /** Reads everything again and waits until it is there. */
  refresh(): Promise<void>
  lock(): Promise<void>
  unlock(password: string): Promise<void>
  /** Waits for the unlocked home screen. */
  atHome(): Promise<void>
  /** Waits for the unlock screen. */
  locked(): Promise<void>
}

export async function openWallet(browser: Browser, path = ''): Promise<Wallet> {
  const page = await browser.openExtensionPage(`popup.html${path}`)
  return walletOn(page)
}

export function walletOn(page: Page): Wallet {
  const row = (list: string, symbol: string): Target =>
    page.get('list', list).get('listitem', new RegExp(`^${symbol}\\s`))
  return {
    page,
    goTo: (place) =>
      page
        .get('navigation', 'Places')
        .get('link', new RegExp(`^${place}`))
        .click(),
    held: (symbol) => page.get('region', 'In the wallet').get('listitem', new RegExp(`^${symbol}\\s`)),
    restaked: (symbol) => row('Restaked in EigenLayer', symbol),
    exits: () => page.get('list', 'On the way out').get('listitem'),
    async refresh() {
      await page.button('Read again').click()
      // It is called "Reading…" as long as that takes; on Exits only its name says so, on Home the page too.
      await until(
        'the values to be read again',
        async () => (await page.button('Read again').count()) === 1 && !(await page.words()).includes('Reading…'),
        patience,
      )
    },
    lock: () => page.button('Lock').click(),
    async unlock(password) {
      await page.field('Password').fill(password)
      await page.button('Unlock').click()
    },
    atHome: async () => void (await page.get('navigation', 'Places').visible()),
    locked: async () => void (await page.field('Password').visible()),
  }
}
