import assert from 'node:assert/strict'
import { mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { approvalIsOpen, openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'the background is killed between every two steps and nothing is asked or sent twice',
  async (given) => {
    const { browser, devnet, rpc, shot } = given
    const { account, wallet } = await readyWallet(given)
    const kill = (): Promise<void> => browser.stopWorker()

    // Killed while unlocked: the password is not asked for again.
    await kill()
    await wallet.refresh()
    await wallet.held('ETH').visible()

    const dapp = await openDapp(browser, given.dapp)
    await kill()
    await dapp.chooseWallet()
    const connecting = await openedApproval(browser)
    await kill()
    await connecting.confirm()
    await connecting.gone()
    await dapp.connectedAs(account)

    await kill()
    await dapp.restake('Approve stETH', '3')
    const approval = await openedApproval(browser)
    await kill()
    await approval.explained()
    await kill()
    rpc.forget()
    await approval.confirm()
    await approval.gone()
    await kill()
    await dapp.mined()
    assert.equal(rpc.count('eth_sendRawTransaction'), 1)
    const allowance = await devnet.contracts.stETH.read('allowance', [account, mainnet.strategyManager])
    assert.equal(allowance, 3n * 10n ** 18n)
    assert.equal((await dapp.lines(/(result|error) eth_sendTransaction/)).length, 1)

    await kill()
    await wallet.goTo('Activity')
    await wallet.page.text(/Done/).visible()
    await shot(wallet.page, 'activity')

    // Killed with a message on screen, which is then signed all the same; and never asked about twice.
    await dapp.signMessage('Still here.')
    const message = await openedApproval(browser)
    await message.page.text('Still here.').visible()
    await kill()
    await message.confirm()
    await message.gone()
    await dapp.logged(/result personal_sign "?0x/)
    assert.equal(await approvalIsOpen(browser), false)
    await shot(dapp.page, 'page')
  },
)
