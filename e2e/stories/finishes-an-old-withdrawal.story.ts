import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { openExits } from '../pages/exits.ts'
import { readyWallet, restake } from '../pages/ready.ts'

export default story('finds a withdrawal of before April 2025 and finishes it', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    // Queued as it was done then: the contract lists it nowhere, only a log tells of it.
    const old = [owner, mainnet.stETHStrategy, parseEther('7')]
    await devnet.contracts.delegationManager.write('devnetQueueOld', old, devnetOnly.admin)
    await devnet.mine(51)
  })
  assert.deepEqual(await devnet.queuedWithdrawals(account), [])
  const desk = await openExits(wallet)
  await desk.row(/stETH/).says(/EigenLayer.*Completable now/, 45_000)
  await desk.open(/stETH/)
  await wallet.page.text('Queued before April 2025').visible()
  await shot(wallet.page, 'detail', { whole: true })
  await wallet.goTo('Exits')
  const promised = BigInt(
    await wallet.page.evaluate(() => document.querySelector('main li data')?.getAttribute('value') ?? '0'),
  )
  const before = await devnet.balanceOf(mainnet.stETH, account)
  const words = await desk.take(browser, /stETH/)
  assert.match(words, /Complete 1 EigenLayer withdrawal and receive the tokens/)
  await desk.empty()
  const received = (await devnet.balanceOf(mainnet.stETH, account)) - before
  // A transfer of stETH moves whole shares: a wei or two of the promised amount may stay behind.
  assert.ok(promised - received >= 0n && promised - received <= 2n, `${promised}, received ${received}`)
  await shot(wallet.page, 'taken')
})
