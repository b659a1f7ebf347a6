import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openExits } from '../pages/exits.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'

const p2p = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'

export default story('completes a withdrawal as shares instead of taking the tokens', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('10'))
    await delegate(devnet, owner, p2p)
    await devnet.contracts.delegationManager.write('undelegate', [owner], owner)
    await devnet.mine(51)
  })
  const desk = await openExits(wallet)
  // The word that the delegation ended comes above the rows and moves them.
  await wallet.page.text(/No longer delegated to P2P\.org/).visible()
  await desk.row(/stETH/).says(/Completable now/)
  await desk.open(/stETH/)
  await wallet.page.get('main').says(/credits it to EigenLayer again/)
  await shot(wallet.page, 'choice', { whole: true })
  const tokens = await devnet.balanceOf(mainnet.stETH, account)
  await wallet.page.button('Restake again instead').click()
  const approval = await openedApproval(browser)
  assert.match(await approval.explained(), /Complete 1 EigenLayer withdrawal by restaking it again/)
  await shot(approval.page, 'approval', { whole: true })
  await approval.confirm()
  await approval.gone()
  await wallet.page.get('main').says(/no longer|finished/)
  const [held] = await devnet.restaked(account, [mainnet.stETHStrategy])
  assert.ok((held?.withdrawable ?? 0n) > parseEther('8'), 'the shares are back')
  assert.equal(await devnet.balanceOf(mainnet.stETH, account), tokens)
  assert.equal((await devnet.queuedWithdrawals(account)).length, 0)
})
