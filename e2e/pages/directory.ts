import type { Page, Target } from '../fixtures/page.ts'
import { portfolioOn } from './portfolio.ts'

/** The screens about operators and AVSs. */
export type DirectoryPages = {
  /** From the home screen. */
  open(): Promise<void>
  /** One row of the list, by what it is called. */
  row(name: string): Target
  /** Types what to look for. */
  find(text: string): Promise<void>
  /** The first name in the list. */
  first(): Promise<string>
  /** Looks through the whole log. */
  searchLog(): Promise<void>
}

export function directoryOn(page: Page): DirectoryPages {
  const list = page.get('list', 'Operators')
  return {
    async open() {
      await portfolioOn(page).open()
      await page.get('link', /^Operators and AVSs/).click()
      await list.visible(20_000)
    },
    row: (name) => list.get('listitem', new RegExp(`^Compare ${name} `)),
    find: (text) => page.field('Name or address').fill(text),
    async first() {
      return (await list.get('listitem').texts())[0] ?? ''
    },
    async searchLog() {
      await page.button('Look through the log').click()
      await page.text(/The whole log was looked through/).visible(30_000)
    },
  }
}
