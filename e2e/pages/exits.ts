import type { Browser } from '../fixtures/browser.ts'
import type { Target } from '../fixtures/page.ts'
import { approve } from './flows.ts'
import type { Wallet } from './wallet.ts'

/**
 * The exit desk, as the person reads and uses it. How a story of a protocol goes:
 *
 * ```ts
 * const desk = await openExits(wallet)
 * await desk.row(/Lido/).says(/Waits for/)
 * await devnet.…            // whatever makes it claimable
 * await desk.refresh()
 * await desk.row(/Lido/).says(/Claimable now/)
 * await desk.finish(/Lido/) // opens the approval window; `desk.take(browser, /Lido/)` also confirms it
 * ```
 *
 * A row says, in this order: what it pays (`1.9000 stETH`), the protocol, the account when there are several, how far it
 * is (`Completable in 13 days`, `Claimable now`, `Waits for …`, `The protocol is holding this up`), what it lost
 * (`▼ 0.1000 stETH less than asked`), what can still lower it, the button, and its worth. A pattern must fit one row
 * only, wherever on the desk it stands.
 */
export type ExitDesk = {
  /** The row of an exit, by anything it says. */
  row(text: RegExp): Target
  /** What the first row pays, to the wei: the exact amount is the description of the one it shows. */
  promised(): Promise<bigint>
  /** Presses that row's button: the approval window opens. */
  finish(text: RegExp): Promise<void>
  /** Presses that row's button, lets the approval window explain itself, confirms; returns what the window said. */
  take(browser: Browser, text: RegExp): Promise<string>
  /** Presses the button of a batch: `Complete all 3`, `Claim all 2`. */
  finishAll(): Promise<void>
  /** Shows the exits of all accounts, or of the selected one. Only there when there are several accounts. */
  show(whose: 'all' | 'selected'): Promise<void>
  /** Follows the row to its details. */
  open(text: RegExp): Promise<void>
  /** Reads everything again and waits until it is there; up to twice more while the desk says that a part is missing. */
  refresh(): Promise<void>
  /** What the badge beside "Exits" counts; 0 without one. */
  badge(): Promise<number>
  /** Waits until there is nothing on the desk. */
  empty(): Promise<void>
}

/** Goes to the desk by the navigation. */
export async function openExits(wallet: Wallet): Promise<ExitDesk> {
  const { page } = wallet
  await wallet.goTo('Exits')
  await page.get('heading', 'Exits').visible()
  const row = (text: RegExp): Target => page.get('main').get('listitem', text)
  const finish = (text: RegExp): Promise<void> =>
    row(text)
      .button(/^(Complete|Claim) /)
      .click()
  return {
    row,
    promised: async () =>
      BigInt(await page.evaluate(() => document.querySelector('main li data')?.getAttribute('value') ?? '')),
    finish,
    async take(browser, text) {
      await finish(text)
      return approve(browser)
    },
    finishAll: () => page.button(/^(Complete|Claim) all \d/).click(),
    show: (whose) =>
      page
        .get('tablist', 'Whose exits')
        .get('tab')
        .nth(whose === 'all' ? 0 : 1)
        .click(),
    open: (text) => row(text).get('link').click(),
    async refresh() {
      await wallet.refresh()
      // Where the endpoint was too slow the desk says what is missing; a person then reads once more.
      for (let again = 0; again < 2 && (await page.text(/could not be read completely/).count()) > 0; again += 1) {
        await wallet.refresh()
      }
    },
    async badge() {
      const link = await page
        .get('navigation', 'Places')
        .get('link', /^Exits/)
        .read()
      return Number(/\d+/.exec(link)?.[0] ?? 0)
    },
    empty: async () => void (await page.text('Nothing is on its way out').visible()),
  }
}
