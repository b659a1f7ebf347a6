import type { Browser } from '../fixtures/browser.ts'
import type { Page } from '../fixtures/page.ts'

/** Called on every screen on the way, with a name for its picture and a sentence on what is seen. */
export type Watch = (page: Page, name: string, sentence: string) => Promise<void>

type Beginning = {
  password: string
  /** A loopback endpoint: the developer switch is turned on for it. Null chooses none for now. */
  endpoint: string | null
  watch?: Watch | undefined
}

const size = { width: 800, height: 760 }
const none: Watch = async () => undefined

/** The first page, from its beginning. An install opens it by itself, but not in a browser that is only just starting. */
export async function openWelcome(browser: Browser): Promise<Page> {
  if (!(await browser.hasPage('/welcome.html'))) return browser.openExtensionPage('welcome.html', size)
  const opened = await browser.waitForPage('/welcome.html')
  await opened.goto(`${browser.extensionOrigin}/welcome.html`)
  await opened.resize(size.width, size.height)
  return opened
}

/** Imports words, one per field, with the accounts the wallet ticks by itself, or the first `only` of them. Ends on the last screen. */
export async function importWords(
  browser: Browser,
  { phrase, only, watch = none, ...rest }: Beginning & { phrase: string; only?: number },
): Promise<Page> {
  const page = await openWelcome(browser)
  await watch(page, 'welcome', 'A fresh install offers four ways to begin.')
  await page.button(/^Import a recovery phrase/).click()
  await typeWords(page, phrase)
  await watch(page, 'words', 'The recovery phrase goes in word by word, hidden like a password.')
  await page.button('Continue').click()
  await choosePassword(page, rest.password, watch)
  await chooseFirstEndpoint(page, rest.endpoint, 'Continue', watch)
  const boxes = page.get('list', 'Accounts of this phrase').get('checkbox')
  await boxes.nth(0).visible()
  if (only !== undefined)
    for (let index = only; index < (await boxes.count()); index += 1) await boxes.nth(index).set(false)
  await watch(page, 'accounts', 'The accounts of the phrase that are in use are found on the chain.')
  await page.button('Finish').click()
  await finished(page, watch)
  return page
}

/** Creates a wallet, writes the words down, and proves it. Returns them. */
export async function createWallet(
  browser: Browser,
  { words, watch = none, ...rest }: Beginning & { words: 12 | 24 },
): Promise<{ page: Page; phrase: readonly string[] }> {
  const page = await openWelcome(browser)
  await page.button(/^Create a new wallet/).click()
  await page.get('tab', `${words} words`).click()
  await watch(page, 'before-showing', 'The words stay covered until they are asked for.')
  await page.button('Show the words').click()
  await watch(page, 'words', 'The words, shown once.')
  const phrase = (await page.get('tabpanel').get('listitem').texts()).map((text) => text.replace(/^\d+\s*/, ''))
  await page.button('I wrote them down').click()
  await page.get('heading', 'Check your copy').visible()
  await watch(page, 'asked-back', 'Three of them are asked back.')
  for (const [index, word] of phrase.entries()) {
    const field = page.field(`Word ${index + 1}`)
    if ((await field.count()) === 1) await field.fill(word)
  }
  await page.button('Continue').click()
  await choosePassword(page, rest.password, watch)
  await chooseFirstEndpoint(page, rest.endpoint, 'Finish', watch)
  await finished(page, watch)
  return { page, phrase }
}

/** Watches an address without its key. */
export async function watchAddress(
  browser: Browser,
  { address, name, watch = none, ...rest }: Beginning & { address: string; name: string },
): Promise<Page> {
  const page = await openWelcome(browser)
  await page.button(/^Watch an address/).click()
  await page.field('Address').fill(address)
  await page.field('Name').fill(name)
  await watch(page, 'address', 'An address and a name are all it takes.')
  await page.button('Continue').click()
  await choosePassword(page, rest.password, watch)
  await chooseFirstEndpoint(page, rest.endpoint, 'Finish', watch)
  await finished(page, watch)
  return page
}

export async function typeWords(page: Page, phrase: string): Promise<void> {
  const words = phrase.split(' ')
  if (words.length !== 12) await page.field('Length').choose(`${words.length} words`)
  for (const [index, word] of words.entries()) await page.field(`Word ${index + 1}`).fill(word)
}

export async function choosePassword(page: Page, password: string, watch: Watch = none): Promise<void> {
  await page.field('New password').fill(password)
  await page.field('The same again').fill(password)
  await watch(page, 'password', 'A password for this browser.')
  await page.button('Continue').click()
}

async function chooseFirstEndpoint(page: Page, endpoint: string | null, submit: string, watch: Watch): Promise<void> {
  if (endpoint === null) return page.button('Choose later').click()
  await page.get('switch', /[Dd]eveloper/).set(true)
  await page.field(/^Address of an endpoint on /).fill(endpoint)
  await page.button('Test').click()
  await page
    .text(/The endpoint works/)
    .nth(0)
    .visible()
  await watch(page, 'endpoint', "The user's own endpoint is tried before it is kept; nothing else is ever contacted.")
  await page.button(submit).click()
}

async function finished(page: Page, watch: Watch): Promise<void> {
  await page.get('heading', 'Your wallet is ready').visible(20_000)
  await watch(page, 'ready', 'The wallet is ready.')
}
