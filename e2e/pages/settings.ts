import type { Wallet } from './wallet.ts'

/** Turns the developer switch on or off: Bowline on loopback pages, and loopback endpoints. */
export async function allowLoopback({ page, goTo }: Wallet, allowed: boolean): Promise<void> {
  await goTo('Settings')
  await page.get('switch', /[Dd]eveloper/).set(allowed)
}
