import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story('an endpoint that turns out to be on another chain is believed in nothing', async (given) => {
  const { browser, devnet, rpc, shot } = given
  const { account, wallet } = await readyWallet(given)
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)
  const before = await wallet.held('stETH').read()

  await dapp.restake('Approve stETH', '1')
  const approval = await openedApproval(browser)
  await approval.explained()
  // It changes between the reading and the sending: nothing may be sent there.
  rpc.set({ kind: 'chain', chainId: '0x2105' })
  rpc.forget()
  await approval.confirm()
  await dapp.logged(/error eth_sendTransaction (4901|-32003)/, 30_000)
  assert.equal(rpc.count('eth_sendRawTransaction'), 0)
  assert.equal(await devnet.contracts.stETH.read('allowance', [account, devnet.contracts.strategyManager.address]), 0n)
  await shot(dapp.page, 'page-was-told')

  await wallet.page.button('Read again').click()
  await wallet.page
    .text(/could not be read/)
    .nth(0)
    .visible(30_000)
  assert.equal(await wallet.held('stETH').read(), before)
  await shot(wallet.page, 'wrong-chain')
  await dapp.request('eth_getBalance', [account, 'latest'])
  await dapp.logged(/error eth_getBalance 4901/, 30_000)
})
