import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { nethermind, p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { chooseOperator, signNext } from '../pages/move.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'

export default story('begins a move, chooses another operator, and takes the tokens in the end', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('10'))
    await delegate(devnet, owner, p2p.address)
  })
  const { page } = wallet
  await chooseOperator(wallet, 'kiln', /0x1f8C/)
  await signNext(wallet, browser)
  await page.get('main').says(/From block [\d,]+/)
  await browser.stopWorker()

  // What was queued for the first goes to the second: nothing is queued again.
  await page.get('link', 'Choose another operator').click()
  await page.get('main').says(/What it has queued goes to this operator instead/)
  await page.field('Operator: name or address').fill(nethermind.address)
  await page.get('heading', 'Both operators').visible()
  await shot(page, 'another', { whole: true })
  await signNext(wallet, browser)
  await page.get('main').says(/From block [\d,]+/)
  assert.equal((await devnet.delegatedTo(account))?.toLowerCase(), nethermind.address.toLowerCase())
  assert.equal((await devnet.queuedWithdrawals(account)).length, 1)

  await page.button('Take the tokens instead').click()
  await page.button('Bring it to the operator after all').visible()
  await shot(page, 'tokens', { whole: true })
  await devnet.mine(51)
  await wallet.refresh()
  await page.get('main').says(/Can be signed now/)
  const before = await devnet.balanceOf(mainnet.stETH, account)
  assert.match(await signNext(wallet, browser), /receive the tokens/)
  await page.get('main').says(/What was queued has been paid out/)
  const paid = (await devnet.balanceOf(mainnet.stETH, account)) - before
  assert.ok(paid > parseEther('9.99999') && paid <= parseEther('10'), `${paid}`)
  assert.equal((await devnet.queuedWithdrawals(account)).length, 0)
})
