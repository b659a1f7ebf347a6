import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openAct } from '../pages/act.ts'
import { approvalIsOpen, openedApproval } from '../pages/approval.ts'
import { readyWallet } from '../pages/ready.ts'

const p2p = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'

export default story('stakes, restakes and delegates from the popup, and queues half', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given)
  const { page } = wallet

  // What is no amount asks nothing of anybody and can't be pressed.
  const act = await openAct(wallet)
  await shot(page, 'choose', { whole: true })
  await act.open('Stake ether', /^stETH/)
  for (const wrong of ['0', '1,5', '1e30', '-1']) {
    await act.amount(wrong)
    await act.says(/Enter a number above zero/)
  }
  await act.amount('99999')
  await act.says(/more than you hold/)
  await act.says(/does not hold so much/)

  // Max keeps back what pays for the transaction.
  await page.button('Max').click()
  await act.says(/Kept for fees by Max/)
  await act.amount('5')
  await act.says(/You receive about\s*(5|4\.9{9}\d*) stETH/)
  await shot(page, 'stake', { whole: true })
  const before = await devnet.balanceOf(mainnet.stETH, account)
  await act.review()
  const words = await act.confirm(browser)
  assert.match(words, /Bowline itself/)
  assert.match(words, /Stake 5\.?0* ETH with Lido/)
  const staked = (await devnet.balanceOf(mainnet.stETH, account)) - before
  assert.ok(parseEther('5') - staked <= 2n, `${staked}`)

  // Restaking takes two transactions: the second is asked for once the first is in a block, whoever lives then.
  const restaking = await openAct(wallet)
  await restaking.open('Restake a token', /^stETH/)
  await restaking.amount('4')
  await restaking.says(/Two confirmations, one after the other/)
  await restaking.says(/Restaked, about\s*(4|3\.9{9}\d*) stETH/)
  await shot(page, 'restake', { whole: true })
  await restaking.review()
  const allowance = await openedApproval(browser)
  assert.match(await allowance.explained(), /4\.?0* stETH/)
  await allowance.confirm()
  await browser.stopWorker()
  // It may come in the same window or in a new one, while the first closes.
  const deposit = await until('the deposit to be asked for', async () => {
    if (!(await approvalIsOpen(browser))) return false
    const opened = await openedApproval(browser).catch(() => null)
    const now = (await opened?.page.words().catch(() => '')) ?? ''
    return /Restake 4/.test(now) ? (opened ?? false) : false
  })
  const depositWords = await deposit.explained()
  assert.match(depositWords, /Restake 4\.?0* stETH in EigenLayer/)
  await shot(deposit.page, 'deposit', { whole: true })
  await deposit.confirm()
  await deposit.gone()
  await page.get('main').says(/Done.*Done/)
  const [held] = await devnet.restaked(account, [mainnet.stETHStrategy])
  assert.ok((held?.withdrawable ?? 0n) > parseEther('3'), 'shares were credited')
  await shot(page, 'restaked', { whole: true })
  await page.button('Hide').click()

  // Everything restaked goes to the operator.
  await page.get('list', 'Operator').get('listitem').get('link').click()
  await page.field('Operator address').fill(`${p2p.slice(0, -1)}4`)
  await page.get('main').says(/not an address/)
  await page.field('Operator address').fill(p2p)
  await page.get('main').says(/goes to the operator/)
  await shot(page, 'delegate', { whole: true })
  await page.button('Delegate').click()
  assert.match(await restaking.confirm(browser), /Delegate everything this account has restaked/)
  assert.equal((await devnet.delegatedTo(account))?.toLowerCase(), p2p.toLowerCase())

  // Half of it leaves.
  await wallet.goTo('Home')
  await wallet.refresh()
  const queueing = await openAct(wallet)
  await queueing.open('Take out of EigenLayer', /^stETH/)
  await page.button('50 %').click()
  await queueing.says(/Pays later, about\s*(2|1\.9{9}\d*) stETH/)
  await queueing.says(/You can complete the withdrawal/)
  await shot(page, 'queue', { whole: true })
  await queueing.review()
  assert.match(await queueing.confirm(browser), /Queue a withdrawal from 1 EigenLayer strategy/)
  assert.equal((await devnet.queuedWithdrawals(account)).length, 1)
})
