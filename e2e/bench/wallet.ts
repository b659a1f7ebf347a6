import { until } from '../fixtures/driver.ts'
import { createPage } from '../fixtures/page.ts'
import { testPassword } from '../pages/ready.ts'
import { walletOn } from '../pages/wallet.ts'
import type { BenchTab } from './browser/tab.ts'
import type { Lab } from './lab.ts'
import { giveCommand } from './probes.ts'
import { ask } from './sampling.ts'

/** The popup's page at its size. */
export async function openPopup({ ours }: Lab): Promise<BenchTab> {
  const tab = await ours.chromium.blank()
  await tab.resize(360, 600)
  await tab.navigate(`${ours.chromium.extensionOrigin}/popup.html`)
  return tab
}

/** Gives Bowline a command from a view that is opened for it and closed again. Returns how long it took. Unit: ms. */
export async function giveCommandFrom(lab: Lab, name: string, input: unknown): Promise<number> {
  const tab = await openPopup(lab)
  try {
    return await ask(tab)(giveCommand, name, input)
  } finally {
    await tab.close()
  }
}

/** Unlocks by typing the password, if it is locked. */
export async function unlock(lab: Lab): Promise<void> {
  const tab = await openPopup(lab)
  const page = createPage(tab)
  const wallet = walletOn(page)
  const locked = async () => (await page.field('Password').count()) === 1
  await until('the popup', async () => (await locked()) || (await page.get('navigation', 'Places').count()) === 1)
  if (await locked()) await wallet.unlock(testPassword)
  await wallet.atHome()
  await tab.close()
}
