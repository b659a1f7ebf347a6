import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { approvalIsOpen, openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { approve, connect } from '../pages/flows.ts'
import { readyWallet, testPassword } from '../pages/ready.ts'
import { openWallet } from '../pages/wallet.ts'

export default story('locking while a request waits rejects it and signs nothing', async (given) => {
  const { browser, devnet, shot } = given
  const { account } = await readyWallet(given)
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)
  const nonce = await devnet.chain.rpc('eth_getTransactionCount', [account, 'latest'])

  await dapp.restake('Approve stETH', '1')
  const approval = await openedApproval(browser)
  await approval.explained()
  const wallet = await openWallet(browser)
  await wallet.lock()
  await wallet.locked()
  await shot(wallet.page, 'locked')
  await dapp.logged(/error eth_sendTransaction 4001/)
  assert.equal(await devnet.chain.rpc('eth_getTransactionCount', [account, 'latest']), nonce)

  // A page that is connected sees no accounts while the wallet is locked, and gets one unlock prompt when it asks.
  await dapp.request('eth_accounts')
  await dapp.logged(/result eth_accounts \[\]/)
  if (await approvalIsOpen(browser)) await approval.close()
  await dapp.request('personal_sign', ['0x68656c6c6f', account])
  const unlock = await openedApproval(browser)
  await shot(unlock.page, 'asks-to-unlock')
  await unlock.page.field('Password').fill(testPassword)
  await unlock.page.button('Unlock').click()
  await unlock.page.text('hello').visible()
  await approve(browser)
  await dapp.logged(/result personal_sign/)
})
