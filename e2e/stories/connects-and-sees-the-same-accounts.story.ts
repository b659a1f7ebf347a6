import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'connects a site, which then sees the same accounts as the wallet, until it is revoked',
  async (given) => {
    const { browser, shot } = given
    const { account, wallet } = await readyWallet(given)
    const dapp = await openDapp(browser, given.dapp)
    await shot(dapp.page, 'wallets')

    // Not connected: an honest empty list and no window.
    await dapp.chooseWallet()
    const approval = await openedApproval(browser)
    assert.match(await approval.explained(), /localhost/)
    await shot(approval.page, 'asked-to-connect')
    await approval.confirm()
    await approval.gone()
    await dapp.connectedAs(account)
    await dapp.request('eth_accounts')
    await dapp.logged(new RegExp(`result eth_accounts .*${account}`, 'i'))
    await dapp.request('wallet_getPermissions')
    await dapp.logged(/result wallet_getPermissions .*eth_accounts/)
    await shot(dapp.page, 'connected')

    await wallet.goTo('Settings')
    await wallet.page.get('link', /^Connected sites/).click()
    await wallet.page.text(/localhost/).visible()
    await shot(wallet.page, 'sites')
    await wallet.page.button(/^(Disconnect|Revoke)/).click()
    await dapp.logged(/event accountsChanged \[\]/)
    await dapp.disconnected()
    await dapp.request('personal_sign', ['0x68656c6c6f', account])
    await dapp.logged(/error personal_sign 4100/)
  },
)
