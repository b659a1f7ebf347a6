import assert from 'node:assert/strict'
import { type Address, formatUnits, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import type { Devnet } from '../devnet/api.ts'
import { kiln, p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { chooseOperator, signNext } from '../pages/move.ts'
import { delegate, readyWallet, restake, slashTenth, testPassword } from '../pages/ready.ts'
import { openWallet } from '../pages/wallet.ts'

/** Shares of a strategy in its token, as the strategy itself says. */
async function inTokens({ contracts }: Devnet, strategy: Address, shares: bigint): Promise<bigint> {
  const { stETHStrategy, rETHStrategy } = contracts
  const target = strategy.toLowerCase() === stETHStrategy.address.toLowerCase() ? stETHStrategy : rETHStrategy
  return (await target.read('sharesToUnderlyingView', [shares])) as bigint
}

/** Whether the page says exactly that amount, to the last unit. */
function assertSays(words: string, amount: bigint): void {
  const text = formatUnits(amount, 18)
  assert.ok(words.includes(text), `${text} in ${words}`)
}

export default story(
  'moves two deposits to another operator over a restart, while the old one is slashed, to the wei',
  async (given) => {
    const { browser, devnet, shot } = given
    const { strategyManager, rETH, rETHStrategy } = devnet.contracts
    const { account, wallet: first } = await readyWallet(given, async (owner) => {
      await devnet.fund(owner, { rETH: parseEther('8') })
      await restake(devnet, owner, parseEther('20'))
      await rETH.write('approve', [strategyManager.address, parseEther('3')], owner)
      await strategyManager.write('depositIntoStrategy', [rETHStrategy.address, rETH.address, parseEther('3')], owner)
      await delegate(devnet, owner, p2p.address)
    })

    await chooseOperator(first, 'kiln', /0x1f8C/)
    const before = await first.page.get('main').says(/Everything|queued for withdrawal/)
    assert.match(before, /P2P\.org/)
    assert.match(before, /Most of stETH that can be slashed/)
    await shot(first.page, 'compare', { whole: true })
    assert.match(await signNext(first, browser), /Kiln/)
    await first.page.get('main').says(/From block [\d,]+/)
    assert.equal((await devnet.delegatedTo(account))?.toLowerCase(), kiln.address.toLowerCase())
    assert.equal((await devnet.queuedWithdrawals(account)).length, 2)
    await shot(first.page, 'begun', { whole: true })

    // The browser is closed in the middle, and the operator that was left is slashed meanwhile.
    await slashTenth(devnet)
    await browser.restart()
    const wallet = await openWallet(browser)
    await wallet.unlock(testPassword)
    await wallet.atHome()
    await wallet.refresh()
    await shot(wallet.page, 'home')
    await wallet.page.get('list', 'Moves under way').get('listitem').get('link').click()
    await wallet.page.get('main').says(/slashed since/)
    const waiting = await wallet.page.get('main').says(/Its sets, its delay and what can be slashed are as they were/)
    assert.match(waiting, /Can be slashed by P2P\.org up to block/)
    const queued = await devnet.queuedWithdrawals(account)
    for (const { strategies, shares } of queued) {
      assertSays(waiting, await inTokens(devnet, strategies[0] as Address, shares[0] ?? 0n))
    }
    await shot(wallet.page, 'slashed', { whole: true })

    await devnet.mine(51)
    await wallet.refresh()
    await wallet.page.get('main').says(/Can be signed now/)
    await shot(wallet.page, 'ready', { whole: true })
    const due = await devnet.queuedWithdrawals(account)
    const words = await signNext(wallet, browser)
    assert.match(words, /Complete 2 EigenLayer withdrawals/)
    await wallet.page.get('main').says(/The plan is finished/)
    await wallet.refresh()
    const done = await wallet.page.get('main').says(/Restaked with Kiln/)

    assert.equal((await devnet.queuedWithdrawals(account)).length, 0)
    const strategies = [mainnet.stETHStrategy, mainnet.rETHStrategy]
    const held = await devnet.restaked(account, strategies)
    for (const [index, strategy] of strategies.entries()) {
      const part = due.find((one) => one.strategies[0]?.toLowerCase() === strategy.toLowerCase())
      assert.equal(held[index]?.deposited, part?.shares[0], 'what was queued is credited to the last share')
      assertSays(done, await inTokens(devnet, strategy, held[index]?.withdrawable ?? 0n))
    }
    await shot(wallet.page, 'arrived', { whole: true })
  },
)
