import assert from 'node:assert/strict'
import type { Page } from '../fixtures/page.ts'
import { story } from '../fixtures/story.ts'
import { readyWallet } from '../pages/ready.ts'
import { allowLoopback } from '../pages/settings.ts'

type Seen = { messages: string[]; errors: string[]; violations: string[]; sum: number }
type Watched = { seen: Seen; globalsAtStart: string[] }

/** What the page itself counted, and every name on its window, from before its own script and now. */
function look(page: Page): Promise<{ seen: Seen; globals: string[] }> {
  return page.evaluate(() => {
    const { seen, globalsAtStart } = window as unknown as Watched
    return { seen, globals: [...new Set([...globalsAtStart, ...Object.getOwnPropertyNames(window)])].sort() }
  })
}

export default story('a page that never asks finds no names, messages or errors of ours', async (given) => {
  const { browser, shot } = given
  const { wallet } = await readyWallet(given)
  const announcements = (page: Page): Promise<number> =>
    page.evaluate(() => {
      let count = 0
      window.addEventListener('eip6963:announceProvider', () => {
        count += 1
      })
      window.dispatchEvent(new Event('eip6963:requestProvider'))
      return count
    })

  // Loopback pages switched off: the same page in the same browser without Bowline on it.
  await allowLoopback(wallet, false)
  const bare = await browser.newPage(`${given.dapp}/strict`)
  const without = await look(bare)
  assert.equal(await announcements(bare), 0)
  await bare.close()

  await allowLoopback(wallet, true)
  const page = await browser.newPage(`${given.dapp}/strict`)
  const withBowline = await look(page)
  assert.deepEqual(withBowline.globals, without.globals)
  assert.deepEqual(withBowline.seen, { messages: [], errors: [], violations: [], sum: 15 })
  assert.deepEqual(
    page.log.filter(({ level }) => level === 'error'),
    [],
  )
  // It was there all the while: a page that does ask finds it.
  assert.equal(await announcements(page), 1)
  await shot(page, 'page')
})
