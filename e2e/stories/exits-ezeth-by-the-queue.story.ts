import assert from 'node:assert/strict'
import { encodeFunctionData, type Hex, parseAbi, parseEther } from 'viem'
import { devnetOnly, mainnet } from '../devnet/addresses.ts'
import { gasPaid } from '../devnet/gas.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { openExits } from '../pages/exits.ts'
import { approve, connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

const abi = parseAbi([
  'function approve(address spender, uint256 amount) returns (bool)',
  'function withdraw(uint256 amount, address assetOut)',
])
/** What Renzo calls ether. */
const ether = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'

export default story('leaves ezETH by the queue in two requests, and claims the one that has moved', async (given) => {
  const { browser, devnet, shot } = given
  const { renzoWithdrawQueue, ezETH } = devnet.contracts
  const { account, wallet } = await readyWallet(given, (owner) => devnet.fund(owner, { ezETH: parseEther('30') }))
  await wallet.held('ezETH').visible()
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)
  const queue = mainnet.renzoWithdrawQueue
  const send = (to: Hex, data: Hex) => dapp.request('eth_sendTransaction', [{ from: account, to, data }])
  const outstanding = (count: bigint) =>
    until(
      `${count} requests`,
      async () => (await renzoWithdrawQueue.read('getOutstandingWithdrawRequests', [account])) === count || undefined,
    )

  const args = [queue, parseEther('12')] as const
  await send(mainnet.ezETH, encodeFunctionData({ abi, functionName: 'approve', args }))
  assert.match(await approve(browser), /12 ezETH/)
  await until('the allowance', async () => (await ezETH.read('allowance', [account, queue])) === args[1] || undefined)

  await send(queue, encodeFunctionData({ abi, functionName: 'withdraw', args: [parseEther('2'), ether] }))
  await approve(browser)
  await outstanding(1n)
  await send(queue, encodeFunctionData({ abi, functionName: 'withdraw', args: [parseEther('10'), ether] }))
  const request = await openedApproval(browser)
  const words = await request.explained()
  assert.match(words, /Request the withdrawal of 10 ezETH from Renzo/)
  assert.match(words, /Paid in\s+ETH/)
  await shot(request.page, 'approval-of-request', { whole: true })
  await request.confirm()
  await request.gone()
  await outstanding(2n)

  const desk = await openExits(wallet)
  await desk.refresh()
  await desk.row(/^10\.\d+ ETH.*Renzo/).says(/Claimable in (10|9) days/)
  await desk.row(/^2\.\d+ ETH.*Renzo/).says(/A loss can still lower it/)
  assert.equal(await desk.badge(), 0)
  await shot(wallet.page, 'waiting')

  // One percent of what Renzo holds is lost: what was promised is not paid any more.
  await devnet.rebase('ezETH', -100)
  await desk.refresh()
  await desk.row(/^10\.\d+ ETH.*Renzo/).says(/▼ 0\.1\d+ ETH less than asked/)
  await shot(wallet.page, 'lowered')

  await devnet.increaseTime(10 * 86_400)
  await devnet.refreshFeeds()
  await desk.refresh()
  await desk.row(/^10\.\d+ ETH.*Renzo/).says(/Claimable now/)
  assert.equal(await desk.badge(), 2)
  await shot(wallet.page, 'claimable')

  // Somebody claims the first for the account: the second takes its place in the list.

  await renzoWithdrawQueue.write('claim', [0n, account], devnetOnly.whale)
  const before = await devnet.chain.balance(account)
  const locked = (await ezETH.read('balanceOf', [queue])) as bigint
  const worth = (await renzoWithdrawQueue.read('calculateAmountToRedeem', [parseEther('10'), ether])) as unknown[]
  await desk.finish(/^10\.\d+ ETH.*Renzo/)
  const claim = await openedApproval(browser)
  const said = await claim.explained()
  assert.match(said, /Bowline itself/)
  assert.match(said, /Claim a finished withdrawal from Renzo/)
  await shot(claim.page, 'approval-of-claim', { whole: true })
  await claim.confirm()
  await claim.gone()
  await outstanding(0n)

  assert.equal(locked - ((await ezETH.read('balanceOf', [queue])) as bigint), parseEther('10'))
  assert.equal((await devnet.chain.balance(account)) - before + (await gasPaid(devnet)), worth[1])
  await desk.refresh()
  await desk.empty()
  assert.equal(await desk.badge(), 0)
  await shot(wallet.page, 'claimed')
})
