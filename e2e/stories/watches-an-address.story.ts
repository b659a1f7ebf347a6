import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { watchAddress } from '../pages/onboarding.ts'
import { testPassword } from '../pages/ready.ts'
import { openWallet } from '../pages/wallet.ts'

export default story(
  'watches an address: everything is shown and nothing can be signed',
  async ({ browser, devnet, rpc, dapp: url, shot }) => {
    // The second user of the devnet restakes with P2P.org and has one withdrawal queued.
    const address = devnet.accounts[1]?.address ?? '0x'
    const done = await watchAddress(browser, {
      address,
      name: 'Cold storage',
      password: testPassword,
      endpoint: rpc.url,
      watch: (page, name) => shot(page, name),
    })
    await done.close()
    const wallet = await openWallet(browser)
    await wallet.held('ETH').says(/87\.65/)
    await wallet.restaked('stETH').visible()
    await wallet.exits().says(/Completable in/)
    await wallet.page
      .text(/P2P\.org/)
      .nth(0)
      .visible()
    await shot(wallet.page, 'positions', { whole: true })

    const dapp = await openDapp(browser, url)
    await connect(browser, dapp, address)
    await dapp.signMessage('A watched account has no key.')
    const approval = await openedApproval(browser)
    await approval.page.text(/watch only: its key is not in Bowline/).visible()
    await shot(approval.page, 'cannot-sign')
    assert.equal((await approval.page.button('Sign').visible()).disabled, true)
    await approval.reject()
    await dapp.logged(/error personal_sign 4001/)
  },
)
