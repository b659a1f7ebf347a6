import { until } from '../fixtures/driver.ts'
import type { Page } from '../fixtures/page.ts'
import type { Wallet } from './wallet.ts'

type View = 'Claim' | 'Operators' | 'Sources'

/** Rewards for restaking, as the person reads and uses them. */
export type RewardsPage = {
  show(view: View): Promise<void>
  /** Names the server that claim data come from, and goes back to the claims. */
  nameSidecar(url: string): Promise<void>
  /** Names the service that figures come from, and goes back to the rates. */
  nameFigures(url: string): Promise<void>
  /** Reads what can be claimed again. */
  refresh(): Promise<void>
  /** The exact amounts offered, by what the line says, in the smallest unit. */
  offered(): Promise<bigint[]>
}

/** Goes there by the home screen. */
export async function openRewards(wallet: Wallet): Promise<RewardsPage> {
  const { page } = wallet
  await wallet.goTo('Home')
  await page.get('link', /^Rewards for restaking/).click()
  await page.get('heading', 'Rewards').visible()
  const show = (view: View) => page.get('tablist').get('tab', view).click()
  return {
    show,
    async nameSidecar(url) {
      await show('Sources')
      await page.field('Address of a sidecar').fill(url)
      await page.button('Save').nth(0).click()
      await page.text('Saved.').visible()
      await show('Claim')
      await quiet(page)
    },
    async nameFigures(url) {
      await show('Sources')
      await page.field('Address of a service').fill(url)
      await page.button('Save').nth(1).click()
      await page.text('Saved.').visible()
      await show('Operators')
    },
    async refresh() {
      await page.button('Read again').click()
      await quiet(page)
    },
    async offered() {
      const values = await page.evaluate(() =>
        [...document.querySelectorAll('main li label data')].map((one) => one.getAttribute('value') ?? ''),
      )
      return values.map(BigInt)
    },
  }
}

/** Nothing is being read. */
async function quiet(page: Page): Promise<void> {
  await until('the claims to be read', async () => {
    const words = await page.words()
    return !/Reading/.test(words) && (await page.button('Read again').count()) === 1
  })
}
