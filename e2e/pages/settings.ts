import type { Wallet } from './wallet.ts'

/** Turns the developer switch on or off: Bowline on loopback pages, and loopback endpoints. */
export async function allowLoopback({ page, goTo }: Wallet, allowed: boolean): Promise<void> {
  await goTo('Settings')
  await page.get('switch', /[Dd]eveloper/).set(allowed)
}

/** Adds an endpoint for a network that has none yet. */
export async function addNetwork({ page, goTo }: Wallet, network: string, url: string): Promise<void> {
  await goTo('Settings')
  await page.get('link', /^Endpoints/).click()
  await page.field('Another network').choose(network)
  const buttons = page.button('Add an endpoint')
  await buttons.nth((await buttons.count()) - 1).click()
  await page.field(`Address of an endpoint on ${network}`).fill(url)
  await page.get('dialog').button('Add').click()
  await page
    .get('list', network)
    .get('listitem', new RegExp(new URL(url).port))
    .visible(20_000)
}
