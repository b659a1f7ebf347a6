import type { Browser } from '../fixtures/browser.ts'
import { until } from '../fixtures/driver.ts'
import type { Page } from '../fixtures/page.ts'

/** The demo front end as a visitor uses it. */
export type Dapp = {
  page: Page
  /** Presses the wallet's button in the list of announced wallets. */
  chooseWallet(name?: string): Promise<void>
  /** Waits until the page shows this account as connected. */
  connectedAs(address: string): Promise<void>
  disconnected(): Promise<void>
  /** Types an amount and presses a button of one of the cards. */
  restake(button: 'Approve stETH' | 'Approve unlimited' | 'Deposit stETH', amount: string): Promise<void>
  /** Picks an operator by its name and presses Delegate. */
  delegateTo(operator: string): Promise<void>
  undelegate(): Promise<void>
  queue(amount: string): Promise<void>
  complete(as: 'tokens' | 'shares'): Promise<void>
  signMessage(text: string): Promise<void>
  signTypedData(): Promise<void>
  /** Sends any request, as JSON, through the page. */
  request(method: string, params?: unknown): Promise<void>
  /** Waits for a line of the event log and returns it. */
  logged(pattern: RegExp, timeout?: number): Promise<string>
  /** Lines of the event log that match, newest first. */
  lines(pattern: RegExp): Promise<string[]>
  /** Waits until the transaction just approved is mined. `times` counts from the opening of the page. */
  mined(times?: number): Promise<void>
}

export async function openDapp(browser: Browser, url: string): Promise<Dapp> {
  const page = await browser.newPage(url)
  await page.resize(1280, 900)
  return dappOn(page)
}

export function dappOn(page: Page): Dapp {
  const card = (name: string) => page.get('region', name)
  const events = page.get('list', 'Events')
  const lines: Dapp['lines'] = (pattern) => events.get('listitem', pattern).texts()
  return {
    page,
    chooseWallet: (name = 'Bowline') => page.button(`Connect ${name}`).click(),
    connectedAs: async (address) => void (await page.get('status').says(new RegExp(address, 'i'))),
    disconnected: async () => void (await page.get('status').says(/^Not connected$/)),
    async restake(button, amount) {
      await page.field('Amount of stETH').fill(amount)
      await card('Restake').button(button).click()
    },
    async delegateTo(operator) {
      const select = page.field('Operator')
      const option = (
        await page.evaluate(() =>
          [...document.querySelectorAll('#operators option')].map((each) => each.textContent ?? ''),
        )
      ).find((label) => label.startsWith(`${operator} ·`))
      if (option === undefined) throw new Error(`The page offers no operator named ${operator}.`)
      await select.choose(option)
      await card('Delegate').button('Delegate').click()
    },
    undelegate: () => card('Delegate').button('Undelegate').click(),
    async queue(amount) {
      await page.field('Amount of stETH to withdraw').fill(amount)
      await card('Withdraw').button('Queue withdrawal').click()
    },
    complete: (as) => page.get('list', 'Queued withdrawals').button(`Complete as ${as}`).nth(0).click(),
    async signMessage(text) {
      await page.field('Message').fill(text)
      await card('Sign').button('Sign message').click()
    },
    signTypedData: () => card('Sign').button('Sign typed data').click(),
    async request(method, params) {
      await page.field('Request as JSON').fill(JSON.stringify({ method, params }))
      await page.button('Send request').click()
    },
    logged: (pattern, timeout) =>
      until(`the log to say ${String(pattern)}`, async () => (await lines(pattern))[0], timeout).catch(
        async (error: Error) => {
          throw new Error(`${error.message}\nIt says:\n${(await lines(/./)).join('\n')}`)
        },
      ),
    lines,
    async mined(times = 1) {
      await until('the transaction to be mined', async () => {
        const mined = await lines(/mined (success|reverted)/)
        if (mined[0]?.includes('reverted')) throw new Error(`The transaction failed: ${mined[0]}`)
        return mined.length >= times
      })
    },
  }
}
