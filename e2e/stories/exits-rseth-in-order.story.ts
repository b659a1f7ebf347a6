import assert from 'node:assert/strict'
import { encodeFunctionData, type Hex, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { kelpEther, unlockKelp } from '../devnet/scenario/kelp.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { openExits } from '../pages/exits.ts'
import { approve, connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'leaves rsETH by two requests: Kelp pays the older one first, and only then the other',
  async (given) => {
    const { browser, devnet, shot } = given
    const { rsETH, kelpManager } = devnet.contracts
    const { account, wallet } = await readyWallet(given, (owner) => devnet.fund(owner, { rsETH: parseEther('40') }))
    await wallet.held('rsETH').says(/40/)

    const dapp = await openDapp(browser, given.dapp)
    await connect(browser, dapp, account)
    const send = (to: Hex, data: Hex) => dapp.request('eth_sendTransaction', [{ from: account, to, data }])
    const allow = { abi: rsETH.abi, functionName: 'approve', args: [mainnet.kelpManager, parseEther('30')] }
    await send(mainnet.rsETH, encodeFunctionData(allow))
    const allowance = await approve(browser)
    assert.match(allowance, /30 rsETH/)
    assert.match(allowance, /Kelp withdrawal manager/)
    const allowed = () => rsETH.read('allowance', [account, mainnet.kelpManager])
    await until('the allowance', async () => (await allowed()) === parseEther('30') || undefined)

    const ask = (amount: string) => {
      const args = [kelpEther, parseEther(amount), '']
      const data = encodeFunctionData({ abi: kelpManager.abi, functionName: 'initiateWithdrawal', args })
      return send(mainnet.kelpManager, data)
    }
    await ask('20')
    const request = await openedApproval(browser)
    const asked = await request.explained()
    assert.match(asked, /Request the withdrawal of 20 rsETH from Kelp/)
    assert.match(asked, /Paid in\s*ETH/)
    await shot(request.page, 'request', { whole: true })
    await request.confirm()
    await request.gone()
    const requests = (count: bigint) =>
      until('the request', async () => (await kelpManager.read('nextUnusedNonce', [kelpEther])) === count || undefined)
    await requests(1n)
    await ask('10')
    await approve(browser)
    await requests(2n)

    const desk = await openExits(wallet)
    await desk.refresh()
    await desk
      .row(/21\.39\d* ETH/)
      .says(/Kelp.*Waits for the protocol to process it · at least \d+ min.*A loss can still lower it/s)
    await desk.row(/10\.69\d* ETH/).says(/Kelp/)
    assert.equal(await desk.badge(), 0)
    await shot(wallet.page, 'waiting')

    await devnet.mine(55)
    await unlockKelp(devnet.contracts, kelpEther)
    await desk.refresh()
    await desk.row(/21\.39\d* ETH/).says(/Claimable now/)
    await desk.row(/10\.69\d* ETH/).says(/Kelp pays the older request in this asset first/)
    assert.equal(await desk.badge(), 1)
    await shot(wallet.page, 'older-first')

    const claim = async (row: RegExp, name: string) => {
      const promised = await desk.promised()
      const vault = await devnet.balanceOf(null, mainnet.kelpManager)
      await desk.finish(row)
      const approval = await openedApproval(browser)
      const words = await approval.explained()
      assert.match(words, /Bowline itself/)
      assert.match(words, /Claim this account’s oldest withdrawal from Kelp/)
      await shot(approval.page, name, { whole: true })
      await approval.confirm()
      await approval.gone()
      await wallet.page.focus()
      return { promised, paid: async () => vault - (await devnet.balanceOf(null, mainnet.kelpManager)) }
    }
    const before = await devnet.balanceOf(null, account)
    const first = await claim(/21\.39\d* ETH/, 'claim-of-the-older')

    // Once the older one is paid, the other's turn has come.
    await desk.row(/10\.69\d* ETH/).says(/Claimable now/)
    assert.equal(await first.paid(), first.promised)
    await shot(wallet.page, 'the-other')
    const second = await claim(/10\.69\d* ETH/, 'claim-of-the-other')
    await desk.empty()
    assert.equal(await second.paid(), second.promised)

    // Less only the fees of the two claims.
    const gained = (await devnet.balanceOf(null, account)) - before
    const promised = first.promised + second.promised
    assert.ok(gained <= promised && promised - gained < parseEther('0.01'), `gained ${gained}`)
    assert.equal(await desk.badge(), 0)
    await shot(wallet.page, 'claimed')
  },
)
