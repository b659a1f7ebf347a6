import assert from 'node:assert/strict'
import { encodeFunctionData, type Hex, parseAbi, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { gasPaid } from '../devnet/gas.ts'
import { finalizeWithdrawals } from '../devnet/scenario/lido.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { openExits } from '../pages/exits.ts'
import { approve, connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

const abi = parseAbi([
  'function approve(address spender, uint256 amount) returns (bool)',
  'function requestWithdrawals(uint256[] amounts, address owner) returns (uint256[])',
])

export default story(
  'asks Lido for ether twice, bears a loss while it waits, and claims both at once',
  async (given) => {
    const { browser, devnet, shot } = given
    const { stETH, withdrawalQueue } = devnet.contracts
    const { account, wallet } = await readyWallet(given)
    const dapp = await openDapp(browser, given.dapp)
    await connect(browser, dapp, account)
    const amounts = [parseEther('20'), parseEther('12.5')]
    const send = (to: Hex, data: Hex) => dapp.request('eth_sendTransaction', [{ from: account, to, data }])

    const spender = mainnet.withdrawalQueue
    const all = parseEther('32.5')
    await send(mainnet.stETH, encodeFunctionData({ abi, functionName: 'approve', args: [spender, all] }))
    const allowance = await approve(browser)
    assert.match(allowance, /Allow Lido withdrawal queue to take 32\.5 stETH/)
    await until('the allowance', async () => (await stETH.read('allowance', [account, spender])) === all || undefined)

    await send(spender, encodeFunctionData({ abi, functionName: 'requestWithdrawals', args: [amounts, account] }))
    const request = await openedApproval(browser)
    const asked = await request.explained()
    assert.match(asked, /Request the withdrawal of 32\.5 stETH from Lido/)
    assert.match(asked, /Amount\s+20 stETH\s+Amount\s+12\.5 stETH\s+Who may claim the withdrawal\s+Account 1/)
    // What the rehearsal says will wait is what the desk is going to show: the queue rounds each down, by a wei or two.
    assert.match(
      asked,
      /ETH waiting in a withdrawal\s+nothing\s+19\.9{6}.*ETH waiting in a withdrawal\s+nothing\s+12\.49{5}/s,
    )
    await shot(request.page, 'approval-of-request', { whole: true })
    await request.confirm()
    await request.gone()
    await until('the tickets', async () => (await withdrawalQueue.read('balanceOf', [account])) === 2n || undefined)

    // The queue itself lists the two; nothing was written down when they were made.
    const desk = await openExits(wallet)
    await desk.refresh()
    await desk.row(/^\S*\s*19\.9999 ETH/).says(/Lido.*Waits for the protocol’s next report.*A loss can still lower it/s)
    await desk.row(/^\S*\s*12\.4999 ETH/).says(/Lido.*Waits for the protocol’s next report.*A loss can still lower it/s)
    assert.equal(await desk.badge(), 0)
    await shot(wallet.page, 'waiting')

    // Lido reports a loss of a percent and a half before it comes to these two.
    await devnet.rebase('stETH', -150)
    await desk.refresh()
    await desk.row(/^\S*\s*19\.[67]\d* ETH/).says(/▼ 0\.3 ETH less than asked.*A loss can still lower it/s)
    await desk.row(/^\S*\s*12\.31\d* ETH/).says(/▼ 0\.1875 ETH less than asked.*A loss can still lower it/s)
    await shot(wallet.page, 'lowered')

    await finalizeWithdrawals(devnet)
    // What is lost from now on is lost by others.
    await devnet.rebase('stETH', -200)
    await desk.refresh()
    await desk.row(/^\S*\s*19\.[67]\d* ETH/).says(/Claimable now.*▼ 0\.3 ETH less than asked/s)
    await desk.row(/^\S*\s*12\.31\d* ETH/).says(/Claimable now.*▼ 0\.1875 ETH less than asked/s)
    assert.ok(!/A loss can still lower it/.test(await wallet.page.words()))
    assert.equal(await desk.badge(), 2)
    await shot(wallet.page, 'claimable')

    // The exact amount is the description of the one each row shows.
    const promised = (
      await wallet.page.evaluate(() =>
        [...document.querySelectorAll('main li')].map((row) => row.querySelector('data')?.getAttribute('value') ?? ''),
      )
    ).reduce((sum, amount) => sum + BigInt(amount), 0n)
    assert.ok(promised > parseEther('32.0124') && promised < parseEther('32.0125'), `${promised}`)
    const before = await devnet.balanceOf(null, account)
    await desk.finishAll()
    const claim = await openedApproval(browser)
    const said = await claim.explained()
    assert.match(said, /Bowline itself/)
    assert.match(said, /Claim 2 finished withdrawals from Lido/)
    assert.match(said, /Rehearsed on your endpoint/)
    await shot(claim.page, 'approval-of-claim', { whole: true })
    await claim.confirm()
    await claim.gone()

    await desk.empty()
    assert.equal(await desk.badge(), 0)
    assert.equal(await withdrawalQueue.read('balanceOf', [account]), 0n)
    const gained = (await devnet.balanceOf(null, account)) - before
    assert.equal(gained + (await gasPaid(devnet)), promised)
    await shot(wallet.page, 'claimed')
  },
)
