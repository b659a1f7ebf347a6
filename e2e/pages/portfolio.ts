import { until } from '../fixtures/driver.ts'
import type { Page, Target } from '../fixtures/page.ts'

/** The screens about everything that is owned. */
export type PortfolioPages = {
  /** From the home screen to composition, history and export. */
  open(): Promise<void>
  /** The total on the home screen. Unit: ETH, as shown. */
  total(): Promise<number>
  /** The table of one division, `part amount share` a line. */
  divided(by: 'Asset' | 'Protocol' | 'Chain' | 'Kind'): Promise<string[]>
  /** The line of one reason in the change since a day, such as `Rewards`. */
  reason(name: string): Target
  /** Presses an export button and returns the text of the file it hands to the browser. */
  file(button: string): Promise<string>
  /** Opens a position of the home screen by its row. */
  position(row: Target): Promise<void>
}

export function portfolioOn(page: Page): PortfolioPages {
  return {
    async open() {
      await page.get('region', 'Total').get('link', /\S/).click()
      await page.get('heading', 'Portfolio').visible()
    },
    async total() {
      const words = await page.get('region', 'Total').says(/[\d,.]+ ETH/)
      return Number(/([\d,.]+) ETH/.exec(words)?.[1]?.replaceAll(',', ''))
    },
    async divided(by) {
      await page.get('tab', by).click()
      const table = page.get('table', `Composition: ${by}`)
      await table.visible()
      const more = page.button(/^Show \d+ more$/)
      if ((await more.count()) === 1) await more.click()
      return (await table.get('row').texts()).slice(1)
    },
    reason: (name) => page.get('table', 'Change since').get('row', new RegExp(`^${name}`)),
    async file(button) {
      await page.evaluate(() => {
        const make = URL.createObjectURL.bind(URL)
        const kept: Blob[] = []
        Object.assign(globalThis, { kept })
        URL.createObjectURL = (object) => {
          kept.push(object as Blob)
          return make(object)
        }
      })
      await page.button(button).click()
      return until('the file', () =>
        page.evaluate(async () => (globalThis as unknown as { kept: Blob[] }).kept.at(-1)?.text()),
      )
    },
    async position(row) {
      await row.get('link').click()
      await page.button('Back').visible()
    },
  }
}
