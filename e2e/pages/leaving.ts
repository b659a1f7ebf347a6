import { until } from '../fixtures/driver.ts'
import type { Page, Target } from '../fixtures/page.ts'
import { portfolioOn } from './portfolio.ts'
import type { Wallet } from './wallet.ts'

/** The ways out of one token, side by side, as the person reads and uses them. */
export type LeavingPage = {
  /** Types an amount and waits until it was compared. */
  compare(amount: string): Promise<void>
  /** A way by anything it says: it begins with `Queue`, `At once`, `Unwrap to …` or `Sell on …`. */
  way(text: RegExp): Target
  /** What that way pays, exactly, in the smallest unit; null where it offers nothing. */
  pays(text: RegExp): Promise<bigint | null>
  /** Reads everything again and waits until it is there. */
  refresh(): Promise<void>
}

/** From the row of a token on the home screen, over its details, to the ways out of it. */
export async function openLeaving(wallet: Wallet, symbol: string): Promise<LeavingPage> {
  const { page } = wallet
  await wallet.goTo('Home')
  await portfolioOn(page).position(wallet.held(symbol))
  await page.get('link', 'Ways out').click()
  await page.get('heading', `Leave ${symbol}`).visible()
  await compared(page)
  const ways = page.get('list', 'Ways out').get('listitem')
  return {
    async compare(amount) {
      await page.field(/^Amount of/).fill(amount)
      await compared(page)
    },
    way: (text) => page.get('list', 'Ways out').get('listitem', text),
    async pays(text) {
      await page.get('list', 'Ways out').get('listitem', text).visible()
      const index = (await ways.texts()).findIndex((each) => text.test(each))
      const value = await page.evaluate(
        (at) =>
          document
            .querySelectorAll('ul[aria-busy="false"] > li')
            .item(at)
            ?.querySelector('data:not(dd data)')
            ?.getAttribute('value') ?? null,
        index,
      )
      return value === null ? null : BigInt(value)
    },
    async refresh() {
      await page.button('Read again').click()
      await compared(page)
    },
  }
}

/** Nothing is being asked any more, and something is shown. */
async function compared(page: Page): Promise<void> {
  await until('the ways to be compared', () =>
    page.evaluate(() => document.querySelector('main ul[aria-busy="false"] > li') !== null),
  )
}
