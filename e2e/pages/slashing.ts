import { until } from '../fixtures/driver.ts'
import type { Page } from '../fixtures/page.ts'
import type { Wallet } from './wallet.ts'

/** The screen that says what can be lost, as the person reads and uses it. */
export type SlashingPage = {
  page: Page
  /** Opens a case by its name, such as `Every set at once`. */
  open(name: RegExp): Promise<void>
  /** Has the contracts rehearse the open case and waits until it says so. Its words. */
  rehearse(until?: RegExp): Promise<string>
  /** What the contracts' column says of every part of the stake, in its smallest unit. */
  left(): Promise<bigint[]>
}

/** From the row of a deposit, over its details, to what slashing could take. */
export async function openSlashing(wallet: Wallet, symbol: string): Promise<SlashingPage> {
  const { page } = wallet
  await wallet.goTo('Home')
  await wallet.restaked(symbol).get('link').click()
  await page.get('link', 'What can be lost').click()
  await page.get('heading', 'What can be lost').visible()
  await until('the stake to be read', () =>
    page.evaluate(() => document.querySelector('[data-testid="worst"]') !== null),
  )
  return {
    page,
    open: (name) => page.button(name).click(),
    async rehearse(said = /Simulated at block/) {
      await page.button('Rehearse on the contracts').click()
      const words = () => page.evaluate(() => document.querySelector('[data-testid="rehearsal"]')?.textContent ?? '')
      await until('the rehearsal', async () => said.test(await words()))
      return words()
    },
    left: async () =>
      (
        await page.evaluate(() =>
          [...document.querySelectorAll('[data-testid="rehearsal"] tbody tr td:last-child data')].map(
            (cell) => cell.getAttribute('value') ?? '',
          ),
        )
      ).map(BigInt),
  }
}
