import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { approve, connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'the endpoint goes down and comes back; values are kept and marked, nothing becomes zero',
  async (given) => {
    const { browser, rpc, shot } = given
    const { account, wallet } = await readyWallet(given)
    const dapp = await openDapp(browser, given.dapp)
    await connect(browser, dapp, account)
    const before = await wallet.held('stETH').read()

    rpc.set({ kind: 'down' })
    await wallet.page.button('Read again').click()
    await wallet.page
      .text(/could not be read/)
      .nth(0)
      .visible(30_000)
    assert.equal(await wallet.held('stETH').read(), before)
    await shot(wallet.page, 'down')

    await dapp.request('eth_getBalance', [account, 'latest'])
    await dapp.logged(/error eth_getBalance 4901/, 30_000)
    // Messages need no endpoint.
    await dapp.signMessage('No node needed.')
    await approve(browser)
    await dapp.logged(/result personal_sign/)
    // A transaction cannot be worked out, and the window says so instead of guessing.
    await dapp.restake('Approve stETH', '1')
    const blind = await openedApproval(browser)
    await blind.page
      .text(/Not checked/)
      .nth(0)
      .visible(30_000)
    await shot(blind.page, 'not-checked', { whole: true })
    await blind.reject()
    await blind.gone()

    for (const fault of [
      { kind: 'html' },
      { kind: 'rubbish' },
      { kind: 'null', whole: true },
      { kind: 'wrongIds' },
    ] as const) {
      rpc.set(fault)
      await wallet.page.button('Read again').click()
      await wallet.page
        .text(/could not be read/)
        .nth(0)
        .visible(30_000)
      assert.equal(await wallet.held('stETH').read(), before, `${fault.kind} changed a number`)
    }

    rpc.heal()
    await wallet.refresh()
    await wallet.page.text(/could not be read/).gone()
    await shot(wallet.page, 'up-again')
  },
)
