import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { approvalIsOpen, openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'requests are rejected: the page gets 4001 once, and who keeps asking is not heard for a while',
  async (given) => {
    const { browser, devnet, shot } = given
    const { account } = await readyWallet(given)
    const dapp = await openDapp(browser, given.dapp)

    const reject = async (method: string): Promise<void> => {
      const approval = await openedApproval(browser)
      await shot(approval.page, `asked-for-${method}`)
      await approval.reject()
      await approval.gone()
      await dapp.logged(new RegExp(`error ${method} 4001`))
      assert.equal((await dapp.lines(new RegExp(`error ${method} `))).length, 1)
    }
    await dapp.chooseWallet()
    await reject('eth_requestAccounts')
    await dapp.disconnected()

    await connect(browser, dapp, account)
    const before = await devnet.balanceOf(null, account)
    await dapp.delegateTo('Unknown operator')
    await reject('eth_sendTransaction')
    await dapp.signMessage('No, thank you.')
    await reject('personal_sign')

    // Three times no within half a minute: this site is not even shown for a while.
    await dapp.signTypedData()
    await dapp.logged(/error eth_signTypedData_v4 -32005/)
    assert.equal(await approvalIsOpen(browser), false)

    assert.equal(await devnet.balanceOf(null, account), before)
    await shot(dapp.page, 'page-was-told')
  },
)
