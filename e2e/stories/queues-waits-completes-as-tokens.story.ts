import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'

export default story('queues a withdrawal, waits, and completes it as tokens', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    await delegate(devnet, owner, p2p.address)
  })
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)

  await dapp.queue('5')
  const queue = await openedApproval(browser)
  await queue.explained()
  await shot(queue.page, 'approval-of-queueing', { whole: true })
  await queue.confirm()
  await queue.gone()
  await dapp.mined()
  await wallet.refresh()
  await wallet.exits().says(/Completable in .*Can be slashed until then/)
  await shot(wallet.page, 'waiting', { whole: true })

  // Too early: the rehearsal says so before anything is paid.
  await dapp.page.button('Refresh').click()
  await dapp.complete('tokens')
  const early = await openedApproval(browser)
  assert.match(await early.explained(), /WithdrawalDelayNotElapsed/)
  await shot(early.page, 'too-early', { whole: true })
  await early.reject()
  await early.gone()

  await devnet.mine(51)
  await wallet.refresh()
  await wallet.exits().says(/Completable now/)
  await shot(wallet.page, 'completable', { whole: true })

  const before = await devnet.balanceOf(mainnet.stETH, account)
  await dapp.page.button('Refresh').click()
  await dapp.complete('tokens')
  const complete = await openedApproval(browser)
  await complete.explained()
  await shot(complete.page, 'approval-of-completion', { whole: true })
  await complete.confirm()
  await complete.gone()
  await dapp.mined(2)

  const received = (await devnet.balanceOf(mainnet.stETH, account)) - before
  assert.ok(received >= parseEther('4.99999') && received <= parseEther('5'), `received ${received}`)
  await wallet.refresh()
  await wallet.exits().gone()
  await shot(wallet.page, 'completed', { whole: true })
})
