import assert from 'node:assert/strict'
import { encodeFunctionData, formatEther, type Hex, parseEther } from 'viem'
import { devnetOnly, mainnet } from '../devnet/addresses.ts'
import { settlePuffer } from '../devnet/scenario/puffer.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openDapp } from '../pages/dapp.ts'
import { openExits } from '../pages/exits.ts'
import { approve, connect } from '../pages/flows.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'leaves pufETH in two steps: its batch fills, a loss lowers it, and Puffer pays the rest',
  async (given) => {
    const { browser, devnet, shot } = given
    const { pufETH, pufferManager } = devnet.contracts
    const amount = parseEther('20')
    const { account, wallet } = await readyWallet(given, (owner) => devnet.fund(owner, { pufETH: parseEther('25') }))
    await wallet.held('pufETH').says(/25/)

    const dapp = await openDapp(browser, given.dapp)
    await connect(browser, dapp, account)
    const send = (to: Hex, data: Hex) => dapp.request('eth_sendTransaction', [{ from: account, to, data }])
    const allow = encodeFunctionData({
      abi: pufETH.abi,
      functionName: 'approve',
      args: [mainnet.pufferManager, amount],
    })
    await send(mainnet.pufETH, allow)
    const allowance = await approve(browser)
    assert.match(allowance, /20 pufETH/)
    assert.match(allowance, /Puffer withdrawal manager/)
    const allowed = () => pufETH.read('allowance', [account, mainnet.pufferManager])
    await until('the allowance', async () => (await allowed()) === amount || undefined)

    const ask = { abi: pufferManager.abi, functionName: 'requestWithdrawal', args: [amount, account] }
    await send(mainnet.pufferManager, encodeFunctionData(ask))
    const request = await openedApproval(browser)
    assert.match(await request.explained(), /Request the withdrawal of 20 pufETH from Puffer/)
    await shot(request.page, 'request', { whole: true })
    await request.confirm()
    await request.gone()
    const asked = async () => (await pufferManager.read('getWithdrawalsLength')) === 11n
    await until('the request', async () => (await asked()) || undefined)

    // No contract lists requests by owner: the desk finds it in the logs.
    const desk = await openExits(wallet)
    await desk.refresh()
    await desk.row(/Puffer/).says(/21\.4000 WETH.*Puffer.*Waits for the protocol to process it/s)
    await desk.row(/Puffer/).says(/A loss can still lower it.*This batch still lacks 9 requests/s)
    assert.equal(await desk.badge(), 0)
    await shot(wallet.page, 'waiting')

    // Puffer's validators are reported to hold 300 ether less before the batch is settled.
    await pufETH.write('devnetReport', [parseEther('12110')], devnetOnly.admin)
    await desk.refresh()
    await desk.row(/Puffer/).says(/▼ 0\.4\d+ WETH less than asked/)
    await shot(wallet.page, 'lowered')

    await settlePuffer(devnet.contracts)
    await desk.refresh()
    await desk.row(/Puffer/).says(/Claimable now/)
    assert.equal(await desk.badge(), 1)
    const promised = await desk.promised()
    assert.match(await desk.row(/Puffer/).read(), new RegExp(`^${formatEther(promised).slice(0, 6)}`))
    await shot(wallet.page, 'claimable')

    const before = await devnet.balanceOf(mainnet.weth, account)
    await desk.finish(/Puffer/)
    const claim = await openedApproval(browser)
    const words = await claim.explained()
    assert.match(words, /Bowline itself/)
    assert.match(words, /Claim a finished withdrawal from Puffer/)
    await shot(claim.page, 'claim', { whole: true })
    await claim.confirm()
    await claim.gone()

    await desk.empty()
    assert.equal((await devnet.balanceOf(mainnet.weth, account)) - before, promised)
    assert.equal(await desk.badge(), 0)
    await shot(wallet.page, 'claimed')
  },
)
