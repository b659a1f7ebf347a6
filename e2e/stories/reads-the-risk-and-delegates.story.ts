import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet, restake } from '../pages/ready.ts'

export default story('reads what an operator may lose them, then delegates', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given)
  await restake(devnet, account, parseEther('20'))
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)

  // Nethermind: one redistributing set takes up to 60 % of the stETH.
  await dapp.delegateTo('Nethermind')
  const redistributing = await openedApproval(browser)
  const danger = await redistributing.explained()
  await shot(redistributing.page, 'redistributing', { whole: true })
  assert.match(danger, /60\s*%/)
  assert.match(danger, /Keeps what it slashes/)
  await redistributing.reject()
  await redistributing.gone()

  // Kiln: allocation delay 0, so new exposure comes without warning.
  await dapp.delegateTo('Kiln')
  const sudden = await openedApproval(browser)
  const words = await sudden.explained()
  await shot(sudden.page, 'no-delay', { whole: true })
  assert.match(words, /70\s*%/)
  assert.match(words, /at once/)
  await sudden.reject()
  await sudden.gone()

  await dapp.delegateTo('P2P.org')
  const approval = await openedApproval(browser)
  const chosen = await approval.explained()
  await shot(approval.page, 'chosen-operator', { whole: true })
  assert.match(chosen, /P2P\.org/)
  assert.match(chosen, /45\s*%/)
  await approval.confirm()
  await approval.gone()
  await dapp.mined()

  assert.equal(await devnet.delegatedTo(account), p2p.address)
  await wallet.refresh()
  await wallet.page.text(/P2P\.org/).visible()
  await shot(wallet.page, 'delegated-in-the-popup', { whole: true })
})
