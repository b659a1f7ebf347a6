import assert from 'node:assert/strict'
import { formatEther, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openExits } from '../pages/exits.ts'
import { delegate, readyWallet, restake, slashTenth } from '../pages/ready.ts'

export default story('is slashed while it waits, and takes what is left from the exit desk', async (given) => {
  const { browser, devnet, shot } = given
  const { delegationManager } = devnet.contracts
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    await delegate(devnet, owner, p2p.address)
  })
  const empty = await openExits(wallet)
  await empty.empty()
  await shot(wallet.page, 'empty')

  // Queued elsewhere: the desk finds it by itself.
  const [, [held]] = (await delegationManager.read('getWithdrawableShares', [account, [mainnet.stETHStrategy]])) as [
    bigint[],
    bigint[],
  ]
  assert.ok(held !== undefined)
  const queue = { strategies: [mainnet.stETHStrategy], depositShares: [held / 4n], __deprecated_withdrawer: account }
  await delegationManager.write('queueWithdrawals', [[queue]], account)
  const desk = await openExits(wallet)
  await desk.refresh()
  await desk.row(/stETH/).says(/EigenLayer.*Completable in .*Can be slashed until then/)
  assert.equal(await desk.badge(), 0)
  await shot(wallet.page, 'waiting')

  // A tenth of the stake is gone.
  await slashTenth(devnet)
  await desk.refresh()
  await desk.row(/stETH/).says(/▼ 0\.\d+ stETH less than asked/)
  await shot(wallet.page, 'slashed')

  await devnet.mine(51)
  await desk.refresh()
  await desk.row(/stETH/).says(/Completable now/)
  assert.equal(await desk.badge(), 1)
  await shot(wallet.page, 'completable')

  const promised = await desk.promised()
  assert.match(await desk.row(/stETH/).read(), new RegExp(`^${formatEther(promised).slice(0, 6)}`))
  const before = await devnet.balanceOf(mainnet.stETH, account)
  await desk.finish(/stETH/)
  const approval = await openedApproval(browser)
  const words = await approval.explained()
  assert.match(words, /Bowline itself/)
  assert.match(words, /Complete 1 EigenLayer withdrawal and receive the tokens/)
  await shot(approval.page, 'approval', { whole: true })

  // A second press while it waits opens no second request.
  assert.ok(!/Request 1 of 2/.test(words))
  await wallet.page.focus()
  await desk.row(/stETH/).says(/Waiting for you/)
  await approval.page.focus()
  await approval.confirm()
  await approval.gone()

  await desk.empty()
  const received = (await devnet.balanceOf(mainnet.stETH, account)) - before
  // A transfer of stETH moves whole shares: a wei or two of the promised amount may stay behind.
  assert.ok(promised - received >= 0n && promised - received <= 2n, `${promised}, received ${received}`)
  assert.equal(await desk.badge(), 0)
  await shot(wallet.page, 'taken')
})
