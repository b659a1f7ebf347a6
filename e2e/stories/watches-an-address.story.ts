import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { approvalIsOpen } from '../pages/approval.ts'
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
    await wallet.held('ETH').says(/87\.6/)
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
    await dapp.logged(/error personal_sign 4100/)
    await dapp.restake('Approve stETH', '1')
    await dapp.logged(/error eth_sendTransaction 4100/)
    assert.equal(await approvalIsOpen(browser), false)
    await shot(dapp.page, 'cannot-sign')
  },
)
