import type { Page } from '../fixtures/page.ts'
import { story } from '../fixtures/story.ts'
import { readyWallet, testPassword } from '../pages/ready.ts'
import { openWallet } from '../pages/wallet.ts'

/** Spoils every text record of a database of the extension whose key names the vault. */
function spoil(page: Page, database: string): Promise<number> {
  return page.evaluate(async (name) => {
    const open = indexedDB.open(name)
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const transaction = db.transaction('records', 'readwrite')
    const records = transaction.objectStore('records')
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const request = records.getAllKeys()
      request.onsuccess = () => resolve(request.result)
    })
    const vaults = keys.filter((key) => String(key).startsWith('vault'))
    for (const key of vaults) records.put('{"version":1,"rubb', key)
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
    db.close()
    return vaults.length
  }, database)
}

export default story('a damaged vault is recovered from its second copy, and the person is told', async (given) => {
  const { browser, shot } = given
  const { account, wallet } = await readyWallet(given)
  const spoiled = await spoil(wallet.page, 'bowline')
  if (spoiled === 0) throw new Error('The story found no vault record to spoil.')
  await browser.restart()

  const again = await openWallet(browser)
  await again.locked()
  await again.unlock(testPassword)
  await again.atHome()
  await again.page
    .text(/second copy/)
    .nth(0)
    .visible()
  await shot(again.page, 'recovered')
  await again.page.goto(`${browser.extensionOrigin}/popup.html?view=full#/receive`)
  await again.page.text(new RegExp(account, 'i')).visible()
})
