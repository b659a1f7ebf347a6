import type { Browser } from '../fixtures/browser.ts'
import { openedApproval } from './approval.ts'
import type { Wallet } from './wallet.ts'

/** "Stake and restake", as the person reads and uses it. */
export type Act = {
  /** Follows a row of one of its lists to the form. */
  open(list: RegExp | string, row: RegExp): Promise<void>
  amount(text: string): Promise<void>
  /** Waits until the form says that, once it is about what was entered. */
  says(pattern: RegExp): Promise<string>
  /** Presses the button that has it asked for. */
  review(): Promise<void>
  /** Confirms in the window that opens; returns what it said. */
  confirm(
    browser: Browser,
    shot?: (page: Awaited<ReturnType<typeof openedApproval>>['page']) => Promise<void>,
  ): Promise<string>
}

/** Goes there from the first screen. */
export async function openAct(wallet: Wallet): Promise<Act> {
  const { page } = wallet
  await wallet.goTo('Home')
  await page.get('link', 'Stake').click()
  await page.get('heading', 'Stake and restake').visible()
  return actOn(wallet)
}

export function actOn({ page }: Wallet): Act {
  return {
    open: (list, row) => page.get('list', list).get('listitem', row).get('link').click(),
    amount: (text) => page.field(/^Amount in/).fill(text),
    says: (pattern) => page.get('main').says(pattern),
    review: () => page.button('Review and sign').click(),
    async confirm(browser, shot) {
      const approval = await openedApproval(browser)
      const words = await approval.explained()
      await shot?.(approval.page)
      await approval.confirm()
      await approval.gone()
      return words
    },
  }
}
