import assert from 'node:assert/strict'
import { type Address, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { avs, p2p } from '../devnet/scenario/cast.ts'
import { restakers } from '../devnet/scenario/restakers.ts'
import { story } from '../fixtures/story.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'
import { openRisk } from '../pages/risk.ts'

const eth = 10n ** 18n
const { stETHStrategy } = mainnet

export default story(
  'sees who secures what: a deposit of its own and two tokens meet one operator, an AVS could take so much, and it takes it',
  async (given) => {
    const { devnet, shot } = given
    const { contracts } = devnet
    const { account, wallet } = await readyWallet(given, async (owner) => {
      await devnet.fund(owner, { rsETH: parseEther('30'), mstETH: parseEther('12'), inETH: parseEther('3') })
      await restake(devnet, owner, parseEther('20'))
      await delegate(devnet, owner, p2p.address)
    })
    const { page } = wallet

    // What the contracts themselves say.
    const worthOf = async (staker: Address) => {
      const [[shares]] = (await contracts.delegationManager.read('getWithdrawableShares', [
        staker,
        [stETHStrategy],
      ])) as [[bigint]]
      return (await contracts.stETHStrategy.read('sharesToUnderlyingView', [shares])) as bigint
    }
    const rate = (await contracts.kelpOracle.read('rsETHPrice')) as bigint
    const rsethTotal = (((await contracts.rsETH.read('totalSupply')) as bigint) * rate) / eth
    const rseth = ((parseEther('30') * rate) / eth) * (await worthOf(restakers.kelp[0].address))
    const mlrt = (await contracts.mstETH.read('exchangeRateToNative')) as bigint
    const mstethTotal = (((await contracts.mstETH.read('totalSupply')) as bigint) * mlrt) / eth
    const msteth = ((parseEther('12') * mlrt) / eth) * (await worthOf(restakers.eigenpie[0].address))
    const direct = await worthOf(account)
    const withP2p = direct + rseth / rsethTotal + msteth / mstethTotal
    const allocation = (await contracts.allocationManager.read('getAllocation', [
      p2p.address,
      { avs: avs.eigenDa, id: 0 },
      stETHStrategy,
    ])) as { currentMagnitude: bigint }
    const near = (shown: bigint | null, exact: bigint, what: string) => {
      assert.ok(shown !== null && shown >= exact - 1n && shown - exact <= 20n, `${what}: ${shown}, not ${exact}`)
    }

    const risk = await openRisk(wallet)
    await page.text('3 of your assets are with P2P.org.').visible()
    await shot(page, 'by-avs', { whole: true })
    await page.colorScheme('dark')
    await shot(page, 'by-avs-dark')
    await page.resize(1100, 800)
    await shot(page, 'by-avs-wide')
    await page.resize(360, 600)
    await page.colorScheme('light')
    await page.text(/^inETH.*lists nobody who restakes it/).visible()
    await page.text(/^eETH.*nodes that no contract lists/).visible()
    assert.ok((await risk.part(/^Unknown: nobody can say/)) > parseEther('3'))

    await risk.by('Operator')
    await shot(page, 'by-operator', { whole: true })
    await risk.open(/^P2P\.org/)
    near(await risk.fact('With it'), withP2p, 'with P2P.org')
    near((await risk.line(/^EigenDARestaked stETH/)).now, (direct * allocation.currentMagnitude) / eth, 'direct')
    const byEigenDa = (((rseth / rsethTotal) * allocation.currentMagnitude) / eth) as bigint
    near((await risk.line(/^EigenDArsETH/)).now, byEigenDa, 'rsETH')
    await shot(page, 'operator', { whole: true })
    await risk.back()

    await risk.by('Asset')
    const before = await risk.line(/^Restaked stETH/)
    // 25 % to EigenDA and 20 % to MACH.
    near(before.now, (direct * 45n) / 100n, 'the deposit')
    await shot(page, 'by-asset', { whole: true })

    // EigenDA takes all it can: what the deposit loses is what was said.
    const wads = [eth]
    await devnet.slash({ avs: avs.eigenDa, setId: 0, operator: p2p.address, strategies: [stETHStrategy], wads })
    const lost = direct - (await worthOf(account))
    near((direct * allocation.currentMagnitude) / eth, lost, 'lost')
    await wallet.goTo('Home')
    await wallet.refresh()
    const after = await openRisk(wallet)
    await after.again()
    await after.by('Asset')
    // What MACH can take is as much ether as before.
    near((await after.line(/^Restaked stETH/)).now, (direct * 20n) / 100n, 'after the slash')

    // Kelp's list falls silent: only that part is unknown.
    await devnet.chain.rpc('anvil_setCode', [mainnet.kelpPool, '0x'])
    await after.again()
    await page.text(/^rsETH.*a contract did not answer/).visible()
    assert.deepEqual(await after.line(/^rsETH/), { now: null, after: null, most: null })
    near((await after.line(/^Restaked stETH/)).now, (direct * 20n) / 100n, 'beside the silent list')
    await shot(page, 'silent-list', { whole: true })
  },
)
