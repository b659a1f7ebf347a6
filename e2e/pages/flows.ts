import type { Browser } from '../fixtures/browser.ts'
import { openedApproval } from './approval.ts'
import type { Dapp } from './dapp.ts'

/** Connects the front end with the accounts the window offers first. */
export async function connect(browser: Browser, dapp: Dapp, account: string): Promise<void> {
  await dapp.chooseWallet()
  await approve(browser)
  await dapp.connectedAs(account)
}

/** Waits for the window, lets it explain itself, confirms, and returns what it said. */
export async function approve(browser: Browser): Promise<string> {
  const approval = await openedApproval(browser)
  const words = await approval.explained()
  await approval.confirm()
  await approval.gone()
  return words
}

/** Runs something in the front end that sends a transaction, approves it and waits until it is mined. Returns what the window said. */
export async function approveMined(browser: Browser, dapp: Dapp, act: () => Promise<void>): Promise<string> {
  const mined = (await dapp.lines(/mined (success|reverted)/)).length
  await act()
  const words = await approve(browser)
  await dapp.mined(mined + 1)
  return words
}
