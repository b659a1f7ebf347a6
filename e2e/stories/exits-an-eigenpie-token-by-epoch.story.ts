import assert from 'node:assert/strict'
import { encodeFunctionData, parseEther } from 'viem'
import { devnetOnly, mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { openExits } from '../pages/exits.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story('leaves a token of Eigenpie: the week ends, the delay passes, the tokens come', async (given) => {
  const { browser, devnet, shot } = given
  const { mswETH, swETH, eigenpieManager } = devnet.contracts
  const { admin, whale } = devnetOnly
  const amount = parseEther('12')
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await devnet.fund(owner, { mswETH: parseEther('30') })
    await mswETH.write('approve', [eigenpieManager.address, amount], owner)
  })
  await wallet.held('mswETH').says(/30/)

  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)
  const args = [mainnet.swETH, amount]
  const data = encodeFunctionData({ abi: eigenpieManager.abi, functionName: 'userQueuingForWithdraw', args })
  await dapp.request('eth_sendTransaction', [{ from: account, to: eigenpieManager.address, data }])
  const request = await openedApproval(browser)
  assert.match(await request.explained(), /Request the withdrawal of 12(\.0+)? mswETH from Eigenpie/)
  await shot(request.page, 'request', { whole: true })
  await request.confirm()
  await request.gone()
  await dapp.logged(/result eth_sendTransaction/)

  // Twelve at the rate of the day, fixed: a later loss does not touch it.
  const desk = await openExits(wallet)
  await desk.refresh()
  await desk.row(/Eigenpie/).says(/^12\.25\d* swETH.*Eigenpie.*Claimable in (18|19|2\d) days/s)
  await mswETH.write('devnetSetRate', [parseEther('0.9')], admin)
  await desk.refresh()
  await desk.row(/Eigenpie/).says(/^12\.25\d* swETH/)
  assert.doesNotMatch(await desk.row(/Eigenpie/).read(), /less than asked|can still lower/)
  assert.equal(await desk.badge(), 0)
  await shot(wallet.page, 'waiting')

  // Its time has come, but Eigenpie has not brought the tokens yet.
  await devnet.increaseTime(21 * 86_400)
  await devnet.refreshFeeds()
  await eigenpieManager.write('devnetSettle', [mainnet.swETH, 1n], admin)
  await desk.refresh()
  await desk.row(/Eigenpie/).says(/Waits until the protocol holds enough/)
  await shot(wallet.page, 'unfunded')
  await swETH.write('transfer', [eigenpieManager.address, parseEther('15')], whale)
  await desk.refresh()
  await desk.row(/Eigenpie/).says(/Claimable now/)
  assert.equal(await desk.badge(), 1)
  const promised = await desk.promised()
  await shot(wallet.page, 'claimable')

  await desk.finish(/Eigenpie/)
  const claim = await openedApproval(browser)
  const words = await claim.explained()
  assert.match(words, /Bowline itself/)
  assert.match(words, /Claim finished withdrawals from Eigenpie/)
  await shot(claim.page, 'claim', { whole: true })
  await claim.confirm()
  await claim.gone()

  await desk.empty()
  assert.equal(await devnet.balanceOf(mainnet.swETH, account), promised)
  await wallet.goTo('Home')
  await wallet.held('swETH').says(/12\.25/)
  await shot(wallet.page, 'claimed')
})
