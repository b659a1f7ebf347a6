import assert from 'node:assert/strict'
import { encodeFunctionData, formatEther, parseEther } from 'viem'
import { devnetOnly } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { openExits } from '../pages/exits.ts'
import { connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'leaves rswETH with a ticket of Swell: a loss lowers it, and the ticket pays the rest',
  async (given) => {
    const { browser, devnet, shot } = given
    const { rswETH, rswEXIT } = devnet.contracts
    const amount = parseEther('20')
    const { account, wallet } = await readyWallet(given, async (owner) => {
      await devnet.fund(owner, { rswETH: parseEther('25') })
      await rswETH.write('approve', [rswEXIT.address, amount], owner)
    })
    await wallet.held('rswETH').says(/25/)

    const dapp = await openDapp(browser, given.dapp)
    await connect(browser, dapp, account)
    const data = encodeFunctionData({ abi: rswEXIT.abi, functionName: 'createWithdrawRequest', args: [amount] })
    await dapp.request('eth_sendTransaction', [{ from: account, to: rswEXIT.address, data }])
    const request = await openedApproval(browser)
    const asked = await request.explained()
    assert.match(asked, /Request the withdrawal of 20(\.0+)? rswETH from Swell/)
    assert.match(asked, /You receive an NFT\. Whoever holds it is paid\./)
    await shot(request.page, 'request', { whole: true })
    await request.confirm()
    await request.gone()
    await dapp.logged(/result eth_sendTransaction/)

    const desk = await openExits(wallet)
    await desk.refresh()
    await desk
      .row(/Swell/)
      .says(/21\.05\d* ETH.*Swell.*Waits for the protocol to process it.*A loss can still lower it/s)
    await shot(wallet.page, 'waiting')

    // Two per cent of what stands behind rswETH is lost before Swell settles the ticket.
    const [supply, rate] = (await Promise.all([rswETH.read('totalSupply'), rswETH.read('getRate')])) as [bigint, bigint]
    const reserves = (supply * rate * 98n) / 100n / 10n ** 18n
    await rswETH.write('devnetReprice', [reserves, 0n, supply], devnetOnly.admin)
    await desk.refresh()
    await desk.row(/Swell/).says(/▼ 0\.42\d* ETH less than asked/)
    await shot(wallet.page, 'lowered')

    await rswEXIT.write('devnetProcess', [1n], devnetOnly.admin)
    await desk.refresh()
    await desk.row(/Swell/).says(/Claimable now/)
    assert.equal(await desk.badge(), 1)
    const promised = await desk.promised()
    assert.match(await desk.row(/Swell/).read(), new RegExp(`^${formatEther(promised).slice(0, 6)}`))
    await shot(wallet.page, 'claimable')

    const owed = await devnet.balanceOf(null, rswEXIT.address)
    const before = await devnet.balanceOf(null, account)
    await desk.finish(/Swell/)
    const claim = await openedApproval(browser)
    const words = await claim.explained()
    assert.match(words, /Bowline itself/)
    assert.match(words, /Claim a finished withdrawal of rswETH from Swell/)
    await shot(claim.page, 'claim', { whole: true })
    await claim.confirm()
    await claim.gone()

    await desk.empty()
    assert.equal(owed - (await devnet.balanceOf(null, rswEXIT.address)), promised)
    // Less only the fee of the claim.
    const gained = (await devnet.balanceOf(null, account)) - before
    assert.ok(gained <= promised && promised - gained < parseEther('0.01'), `gained ${gained}`)
    assert.equal(await desk.badge(), 0)
    await shot(wallet.page, 'claimed')
  },
)
