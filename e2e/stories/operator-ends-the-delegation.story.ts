import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openExits } from '../pages/exits.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'

export default story('is undelegated by the operator, learns of it, and takes both exits at once', async (given) => {
  const { browser, devnet, shot } = given
  const { delegationManager, strategyManager, rETH, rETHStrategy } = devnet.contracts
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await devnet.fund(owner, { rETH: parseEther('8') })
    await restake(devnet, owner, parseEther('20'))
    await rETH.write('approve', [strategyManager.address, parseEther('3')], owner)
    await strategyManager.write('depositIntoStrategy', [rETHStrategy.address, rETH.address, parseEther('3')], owner)
    await delegate(devnet, owner, p2p.address)
  })
  await wallet.restaked('stETH').visible()

  // Nobody asked the account: its operator ends the delegation, which queues each asset by itself.
  await delegationManager.write('undelegate', [account], p2p.address)
  await wallet.refresh()
  await wallet.restaked('stETH').gone()
  const desk = await openExits(wallet)
  await wallet.page.text(/^No longer delegated to P2P/).visible()
  await desk.row(/stETH/).says(/Completable in .*Can be slashed until then/)
  await desk.row(/rETH/).says(/Completable in/)
  await shot(wallet.page, 'undelegated', { whole: true })

  await desk.open(/rETH/)
  await wallet.page.get('heading', 'Queued withdrawal').visible()
  const words = await wallet.page.words()
  assert.match(words, /Cooldown/)
  assert.match(words, /Yes, by slashing up to block/)
  assert.match(words, /P2P/)
  await shot(wallet.page, 'detail', { whole: true })
  await wallet.page.button('Back').click()

  await devnet.mine(51)
  await desk.refresh()
  await desk.row(/rETH/).says(/Completable now/)
  assert.equal(await desk.badge(), 2)
  await shot(wallet.page, 'both-completable')
  const before = await Promise.all([mainnet.stETH, mainnet.rETH].map((token) => devnet.balanceOf(token, account)))

  await desk.finishAll()
  const approval = await openedApproval(browser)
  assert.match(await approval.explained(), /Complete 2 EigenLayer withdrawals and receive the tokens/)
  await shot(approval.page, 'approval', { whole: true })
  await approval.confirm()
  await approval.gone()

  await desk.empty()
  const after = await Promise.all([mainnet.stETH, mainnet.rETH].map((token) => devnet.balanceOf(token, account)))
  const [stETH, rETHBack] = after.map((amount, index) => amount - (before[index] ?? 0n))
  // Whole shares are moved: a few units stay behind.
  assert.ok(stETH !== undefined && stETH <= parseEther('20') && stETH >= parseEther('19.99999'), `${stETH}`)
  assert.ok(rETHBack !== undefined && rETHBack <= parseEther('3') && rETHBack >= parseEther('2.99999'), `${rETHBack}`)
})
