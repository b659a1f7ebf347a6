import type { Page } from 'playwright'
import { testPhrase } from './answers.ts'

type Step = (page: Page) => Promise<unknown>

const main = (page: Page) => page.locator('main')
const scrollDown: Step = (page) => page.locator('main').evaluate((element) => element.scrollTo(0, 100_000))
const primary: Step = (page) => main(page).locator('button[class*="primary"]').last().click()
const paste: Step = (page) =>
  page
    .locator('input[data-word]')
    .first()
    .evaluate((field, text) => {
      const data = new DataTransfer()
      data.setData('text', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, testPhrase)
const way =
  (index: number): Step =>
  (page) =>
    main(page).locator('li button').nth(index).click()
const password: Step = async (page) => {
  await page.locator('input[name=password]').fill('oft rain river stone')
  await page.locator('input[name=repeat]').fill('oft rain river stone')
}

/** What is done on a scene after its first picture; one more picture after each step. */
export const steps: Readonly<Record<string, readonly Step[]>> = {
  home: [
    scrollDown,
    async (page) => {
      await page.locator('main').evaluate((element) => element.scrollTo(0, 0))
      await page.locator('[aria-haspopup=menu]').click()
    },
  ],
  slashing: [
    (page) => page.locator('figure').scrollIntoViewIfNeeded(),
    (page) => page.locator('main ul[aria-label] button').first().click(),
    async (page) => {
      await page.locator('main button[class*="block"]').click()
      await page.locator('[data-testid=rehearsal]').scrollIntoViewIfNeeded()
    },
    scrollDown,
  ],
  alerts: [scrollDown],
  'alerts-settings': [scrollDown],
  'home-chains': [
    (page) => page.locator('details summary').first().click(),
    scrollDown,
    (page) => page.locator('input[type=search]').fill('arbitrum'),
    (page) => page.locator('input[type=search]').fill('no such thing'),
  ],
  'home-all': [
    scrollDown,
    async (page) => {
      await page.locator('main').evaluate((element) => element.scrollTo(0, 300))
      await page.locator('main button[aria-expanded]').first().click()
    },
  ],
  'home-hidden': [(page) => page.locator('button[aria-pressed]').click(), scrollDown],
  'home-trouble': [(page) => page.locator('[data-level=caution] summary').last().click()],
  portfolio: [
    (page) => page.locator('figure button').first().click(),
    (page) => page.locator('main').evaluate((element) => element.scrollTo(0, 480)),
    (page) => page.locator('main').evaluate((element) => element.scrollTo(0, 980)),
    (page) => page.locator('[role=tab]').last().click(),
    scrollDown,
  ],
  tokens: [
    async (page) => {
      await page.locator('form input').fill(`0x${'ab'.repeat(20)}`)
      await page.locator('form button[type=submit]').click()
    },
    scrollDown,
  ],
  'position-lst': [scrollDown],
  'position-restaked': [scrollDown],
  'exits-waiting': [scrollDown],
  'exits-ready': [
    scrollDown,
    (page) => main(page).locator('li button').nth(1).click(),
    (page) => main(page).locator('button').nth(1).click(),
  ],
  'exits-accounts': [scrollDown, (page) => page.locator('[role=tab]').nth(1).click()],
  leave: [(page) => page.waitForTimeout(600), scrollDown, (page) => main(page).locator('input').fill('1,5')],
  'leave-wrapped': [(page) => page.waitForTimeout(600)],
  'leave-limit': [(page) => page.waitForTimeout(600), scrollDown],
  'leave-shut': [(page) => page.waitForTimeout(600), scrollDown],
  'leave-none': [(page) => page.waitForTimeout(600)],
  'exit-withdrawal': [scrollDown],
  'exit-ticket': [scrollDown],
  'exit-claimable': [scrollDown],
  'activity-detail': [scrollDown],
  settings: [scrollDown],
  endpoints: [(page) => main(page).locator('button[class*="secondary"]').last().click()],
  account: [
    scrollDown,
    (page) => main(page).locator('section button').first().click(),
    async (page) => {
      await page.locator('dialog input[name=password]').fill('whatever')
      await page.locator('dialog button[type=submit]').click()
    },
    (page) => page.locator('dialog button[class*="secondary"]').first().click(),
  ],
  'account-phrase': [paste, primary],
  locked: [
    async (page) => {
      await page.locator('input[type=password]').fill('slow down please')
      await page.locator('button[type=submit]').click()
    },
    (page) => page.locator('button[class*="quiet"]').first().click(),
  ],
  welcome: [
    way(0),
    (page) => main(page).locator('button[class*="primary"]').first().click(),
    (page) => main(page).locator('button[class*="primary"]').last().click(),
    (page) => main(page).locator('button[type=submit]').click(),
    async (page) => {
      for (const field of await page.locator('input[type=password]').all()) {
        const number = Number((await field.getAttribute('name'))?.split('-')[1])
        await field.fill(testPhrase.split(' ')[number - 1] ?? '')
      }
      await main(page).locator('button[type=submit]').click()
    },
    password,
    (page) => main(page).locator('button[type=submit]').click(),
    async (page) => {
      await main(page).locator('input[inputmode=url]').fill('https://bad.example')
      await main(page).locator('button[class*="secondary"]').click()
    },
    async (page) => {
      await main(page).locator('input[type=radio]').nth(1).check()
      await main(page).locator('button[class*="secondary"]').click()
    },
    (page) => main(page).locator('button[type=submit]').click(),
  ],
  'welcome-done': [],
  'ask-deposit': [(page) => page.waitForTimeout(800), scrollDown],
  'ask-approve-unlimited': [
    (page) => page.locator('footer input[type=checkbox]').check(),
    (page) => page.waitForTimeout(800),
  ],
  'ask-fees': [
    async (page) => {
      await page.locator('button[aria-expanded]').click()
      await page.locator('button[aria-expanded]').scrollIntoViewIfNeeded()
    },
    scrollDown,
  ],
  'ask-message-long': [scrollDown],
  'ask-unlock': [
    async (page) => {
      await page.locator('input[type=password]').fill('wrong')
      await page.locator('button[type=submit]').click()
    },
  ],
}
