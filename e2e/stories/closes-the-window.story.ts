import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story('closing the window says no, once, and the next request opens it again', async (given) => {
  const { browser, shot } = given
  const { account } = await readyWallet(given)
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)

  await dapp.signMessage('Closed without an answer.')
  const first = await openedApproval(browser)
  await first.page.text('Closed without an answer.').visible()
  await first.close()
  await dapp.logged(/error personal_sign 4001/)

  await dapp.signMessage('Asked again.')
  const second = await openedApproval(browser)
  await second.page.text('Asked again.').visible()
  await second.confirm()
  await second.gone()
  await dapp.logged(/result personal_sign "?0x[0-9a-f]{130}/)
  assert.equal((await dapp.lines(/error personal_sign/)).length, 1)
  await shot(dapp.page, 'page-was-told')
})
