import type { Browser } from '../fixtures/browser.ts'
import type { Page } from '../fixtures/page.ts'
import { openWallet } from './wallet.ts'

/** The screen of an account's EigenPod, as the person reads and uses it. */
export type PodPage = {
  page: Page
  /** Reads the chain again and waits until it is there. */
  refresh(): Promise<void>
  /** Chooses a file of proofs, as the browser's own dialog would hand it in. */
  chooseProofs(file: unknown): Promise<void>
  /** What stands beside a name among the facts. */
  fact(name: string): Promise<string>
}

/** From the account's own screen, in a popup of its own. */
export async function openPod(browser: Browser, account: string): Promise<PodPage> {
  const { page } = await openWallet(browser, `#/accounts/${account}`)
  await page.get('link', 'EigenPod').click()
  await page.get('heading', 'EigenPod').visible()
  return podOn(page)
}

/** The same in a popup that is opened on it. */
export async function podAgain(browser: Browser, account: string): Promise<PodPage> {
  const { page } = await openWallet(browser, `#/pod/${account}`)
  await page.get('heading', 'EigenPod').visible()
  return podOn(page)
}

function podOn(page: Page): PodPage {
  return {
    page,
    refresh: () => page.button('Read again').click(),
    chooseProofs: (file) =>
      page.evaluate((text: string) => {
        const input = document.querySelector<HTMLInputElement>('input[type=file]')
        if (input === null) throw new Error('no file can be chosen here')
        const chosen = new DataTransfer()
        chosen.items.add(new File([text], 'proofs.json', { type: 'application/json' }))
        input.files = chosen.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }, JSON.stringify(file)),
    fact: (name) =>
      page.evaluate((wanted: string) => {
        const label = [...document.querySelectorAll('dt')].find((each) => each.textContent === wanted)
        return label?.nextElementSibling?.textContent ?? ''
      }, name),
  }
}
