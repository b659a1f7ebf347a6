import type { Browser } from '../fixtures/browser.ts'
import { openAct } from './act.ts'
import { openedApproval } from './approval.ts'
import type { Wallet } from './wallet.ts'

/** Chooses an operator of our list by a part of its name and its first letters, as far as the comparison. */
export async function chooseOperator(wallet: Wallet, name: string, address: RegExp): Promise<void> {
  const act = await openAct(wallet)
  await act.open('Operator', /Move to another operator/)
  const { page } = wallet
  await page.field('Operator: name or address').fill(name)
  await page.get('list', 'Operators with this name').get('listitem', address).get('button').click()
  await page.get('heading', 'Both operators').visible()
}

/** Signs what the screen offers; returns what the approval said. */
export async function signNext({ page }: Wallet, browser: Browser): Promise<string> {
  await page.button('Review and sign').click()
  const approval = await openedApproval(browser)
  const words = await approval.explained()
  await approval.confirm()
  await approval.gone()
  return words
}
