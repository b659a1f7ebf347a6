import assert from 'node:assert/strict'
import { encodeFunctionData, formatEther, type Hex, parseAbi, parseEther } from 'viem'
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
  'function requestWithdraw(address recipient, uint256 amount) returns (uint256)',
])

export default story('leaves eETH by the queue, loses a little on the way, and claims the rest', async (given) => {
  const { browser, devnet, shot } = given
  const { withdrawRequestNft, eETH } = devnet.contracts
  const { account, wallet } = await readyWallet(given)
  await wallet.held('eETH').visible()
  const dapp = await openDapp(browser, given.dapp)
  await connect(browser, dapp, account)
  const amount = parseEther('10')
  const send = (to: Hex, data: Hex) => dapp.request('eth_sendTransaction', [{ from: account, to, data }])

  const spender = mainnet.liquidityPool
  await send(mainnet.eETH, encodeFunctionData({ abi, functionName: 'approve', args: [spender, amount] }))
  const allowance = await approve(browser)
  assert.match(allowance, /10 eETH/)
  assert.match(allowance, /ether\.fi liquidity pool/)
  await until('the allowance', async () => (await eETH.read('allowance', [account, spender])) === amount || undefined)

  await send(spender, encodeFunctionData({ abi, functionName: 'requestWithdraw', args: [account, amount] }))
  const request = await openedApproval(browser)
  const words = await request.explained()
  assert.match(words, /Request the withdrawal of 10 eETH from ether\.fi/)
  assert.match(words, /Rehearsed on your endpoint/)
  await shot(request.page, 'approval-of-request', { whole: true })
  await request.confirm()
  await request.gone()
  await until('the ticket', async () => (await withdrawRequestNft.read('balanceOf', [account])) === 1n || undefined)

  const desk = await openExits(wallet)
  await desk.refresh()
  await desk.row(/ether\.fi/).says(/Waits for the protocol’s next report/)
  await desk.row(/ether\.fi/).says(/A loss can still lower it/)
  assert.equal(await desk.badge(), 0)
  await shot(wallet.page, 'waiting')

  // A report with a loss of half a percent, then one that finalises the request at that rate.
  await devnet.rebase('eETH', -50)
  await desk.refresh()
  await desk.row(/ether\.fi/).says(/▼ 0\.0\d+ ETH less than asked/)
  await shot(wallet.page, 'lowered')
  await withdrawRequestNft.write('devnetFinalize', [1n], devnetOnly.admin)
  await desk.refresh()
  await desk.row(/ether\.fi/).says(/Claimable now/)
  assert.equal(await desk.badge(), 1)
  await shot(wallet.page, 'claimable')

  const promised = await desk.promised()
  assert.match(await desk.row(/ether\.fi/).read(), new RegExp(`^${formatEther(promised).slice(0, 5)}`))
  assert.equal(promised, await withdrawRequestNft.read('getClaimableAmount', [1n]))
  const before = await devnet.chain.balance(account)
  await desk.finish(/ether\.fi/)
  const claim = await openedApproval(browser)
  const said = await claim.explained()
  assert.match(said, /Bowline itself/)
  assert.match(said, /Claim 1 finished withdrawal from ether\.fi/)
  await shot(claim.page, 'approval-of-claim', { whole: true })
  await claim.confirm()
  await claim.gone()

  await desk.empty()
  assert.equal((await devnet.chain.balance(account)) - before + (await gasPaid(devnet)), promised)
  assert.equal(await withdrawRequestNft.read('balanceOf', [account]), 0n)
  assert.equal(await desk.badge(), 0)
  await shot(wallet.page, 'claimed')
})
