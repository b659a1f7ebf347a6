import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { readyWallet, testPassword, testPhrase } from '../pages/ready.ts'
import { openWallet, type Wallet } from '../pages/wallet.ts'

const newPassword = 'twice round the tree and back down'

async function openMenu({ page }: Wallet, item?: string | RegExp): Promise<void> {
  await page.button(/choose another/).click()
  if (item !== undefined) await page.get('menuitem', item).click()
}

export default story('keeps several accounts in order, and changes the password', async (given) => {
  const { browser, devnet, rpc, shot } = given
  const { wallet } = await readyWallet(given)
  const { page } = wallet
  const key = generatePrivateKey()
  const imported = privateKeyToAddress(key)
  await devnet.fund(imported, { eth: parseEther('3.25') })

  // A key takes a while to fetch, and a popup closes at the first click beside it: it is typed in a tab.
  await openMenu(wallet, 'Add an account')
  await page.get('link', /^Import a private key/).click()
  const tab = await browser.waitForPage('/accounts/add/key')
  await tab.resize(800, 760)
  await tab.field('Private key').fill(key.slice(0, 60))
  await tab.field('Name').fill('Savngs')
  await tab.button('Add').click()
  await tab.get('alert').says(/./)
  await tab.field('Private key').fill(key)
  await shot(tab, 'imports-a-key')
  await tab.button('Add').click()
  await tab.button(/Savngs/).visible()
  await tab.close()

  const accounts = page.get('list', 'Accounts').get('listitem')
  const savings = page.get('list', 'Accounts').get('listitem', /^Savings/)
  const manage = async (): Promise<void> => {
    await openMenu(wallet, 'Manage accounts')
    await page.get('heading', 'Accounts').visible()
  }
  await page.focus()
  await manage()
  await accounts.nth(0).visible()
  const before = (await accounts.texts()).length
  assert.ok(before >= 2)
  await page.get('link', /^Savngs.*Private key/).click()
  await page.field('Name').fill('Savings')
  await page.button('Save').click()
  await page.get('heading', 'Savings').visible()

  // Hidden: kept, but no longer offered.
  await page.get('switch', /^Hide this account/).set(true)
  await shot(page, 'hidden', { whole: true })
  await manage()
  await savings.says(/hidden/)
  await page.button(/choose another/).says(/^(?!.*Savings)/)
  await openMenu(wallet)
  await page.get('menuitem', 'Manage accounts').visible()
  assert.equal(await page.get('menuitemradio', /Savings/).count(), 0)
  await page.press('Escape')
  await savings.get('link').click()
  await page.get('switch', /^Hide this account/).set(false)

  await manage()
  for (let place = before - 1; place > 0; place -= 1) {
    await page.button('Move Savings up').click()
    await accounts.nth(place - 1).says(/^Savings/)
  }
  await shot(page, 'in-order', { whole: true })
  await openMenu(wallet)
  await page
    .get('menuitemradio')
    .nth(0)
    .says(/Savings/)
  await page.get('menuitemradio', /Savings/).click()
  await wallet.held('ETH').says(/3\.25/)

  // The phrase, only with the password and only once asked for.
  await manage()
  await page
    .get('list', 'Accounts')
    .get('listitem', /Recovery phrase/)
    .nth(0)
    .get('link')
    .click()
  await page.button('Show the recovery phrase').click()
  const dialog = page.get('dialog')
  await dialog.field('Password').fill('not this one at all')
  await dialog.button('Continue').click()
  await dialog.text(/not right/).visible()
  await dialog.field('Password').fill(testPassword)
  await dialog.button('Continue').click()
  await dialog.button('Show').visible()
  assert.doesNotMatch(await page.words(), /junk/)
  await dialog.button('Show').click()
  await dialog.text('junk').visible()
  assert.equal((await dialog.get('listitem').texts()).map((text) => text.replace(/^\d+\s*/, '')).join(' '), testPhrase)
  await shot(page, 'phrase')
  await dialog.button('Close').click()
  await dialog.gone()
  assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML), /junk/)

  await wallet.lock()
  await wallet.locked()
  await wallet.unlock(testPassword)
  await wallet.atHome()

  await wallet.goTo('Settings')
  await page.get('link', /^Change the password/).click()
  const change = async (current: string): Promise<void> => {
    await page.field('Present password').fill(current)
    await page.field('New password').fill(newPassword)
    await page.field('The same again').fill(newPassword)
    await page.button('Change the password').click()
  }
  await change('not this one at all')
  await page.text(/not right/).visible()
  await change(testPassword)
  await page.get('heading', 'Settings').visible()

  await wallet.lock()
  await wallet.locked()
  await wallet.unlock(testPassword)
  await page.text(/not right/).visible()
  await wallet.unlock(newPassword)
  await wallet.atHome()
  await wallet.goTo('Home')
  await wallet.held('ETH').says(/3\.25/)

  // Another day, and the endpoint is away: the last known values are there all the same.
  await browser.restart()
  rpc.set({ kind: 'down' })
  const again = await openWallet(browser)
  await again.locked()
  assert.doesNotMatch(await again.page.words(), /Savings|3\.25/)
  await again.unlock(newPassword)
  await again.held('ETH').says(/3\.25/, 3_000)
  await shot(again.page, 'after-a-restart', { whole: true })
  rpc.heal()

  // Gone for good, with the password in the same breath.
  await openMenu(again, 'Manage accounts')
  await again.page.get('link', /^Savings/).click()
  await again.page.button('Remove this account').click()
  const removal = again.page.get('dialog')
  await removal.field('Password').fill(testPassword)
  await removal.button('Remove it').click()
  await removal.text(/not right/).visible()
  await removal.field('Password').fill(newPassword)
  await shot(again.page, 'removes')
  await removal.button('Remove it').click()
  await again.page.get('heading', 'Accounts').visible()
  await again.page.get('link', /^Savings/).gone()
  const listed = again.page.get('list', 'Accounts').get('listitem')
  await until('the list without it', async () => (await listed.count()) === before - 1)
  await again.page.button(/choose another/).says(/^(?!.*Savings)/)
})
