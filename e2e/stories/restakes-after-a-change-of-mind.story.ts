import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openAct } from '../pages/act.ts'
import { approvalIsOpen, openedApproval } from '../pages/approval.ts'
import { readyWallet, testPassword } from '../pages/ready.ts'

export default story(
  'is told what stands in the way, says no half way through, and goes on after a lock',
  async (given) => {
    const { browser, devnet, rpc, shot } = given
    const { strategyManager } = devnet.contracts
    const { account, wallet } = await readyWallet(given)
    const { page } = wallet

    // Deposits are paused: the form says so, and nothing can be asked for.
    await strategyManager.write('pause', [1n], mainnet.executorMultisig)
    const act = await openAct(wallet)
    await act.open('Restake a token', /^stETH/)
    await act.amount('3')
    await act.says(/EigenLayer has paused deposits into this strategy/)
    assert.equal((await page.button('Review and sign').visible()).disabled, true)
    await shot(page, 'paused', { whole: true })
    await strategyManager.write('unpause', [0n], mainnet.executorMultisig)

    // The endpoint is down: no number is made up, and asking again is one press.
    rpc.set({ kind: 'down' })
    await act.amount('3.5')
    await page.button('Try again').visible(30_000)
    assert.equal((await page.button('Review and sign').visible()).disabled, true)
    await shot(page, 'down', { whole: true })
    rpc.heal()
    await page.button('Try again').click()
    await act.says(/Restaked, about\s*3\.(5|49{9}\d*) stETH/)

    // The allowance is given, the deposit refused.
    await act.review()
    await act.says(/Waits for you in its window/)
    const allowance = await openedApproval(browser)
    assert.match(await allowance.explained(), /3\.50* stETH/)
    await allowance.confirm()
    const deposit = await until('the deposit to be asked for', async () => {
      if (!(await approvalIsOpen(browser))) return false
      const opened = await openedApproval(browser).catch(() => null)
      const now = (await opened?.page.words().catch(() => '')) ?? ''
      return /Restake 3\.5/.test(now) ? (opened ?? false) : false
    })
    await deposit.explained()
    await deposit.reject()
    await deposit.gone()

    // It is not asked for again by itself, not even after a lock; it waits where it can be found.
    await wallet.lock()
    await wallet.unlock(testPassword)
    await wallet.atHome()
    await wallet.goTo('Home')
    await page.get('main').says(/1 thing you began is not finished/)
    assert.equal(await approvalIsOpen(browser), false)
    await shot(page, 'waits')
    await page.get('link', 'Look').click()
    await page.get('main').says(/✓ Done.*Can be signed now/)
    await page.button('Continue').click()
    const again = await openedApproval(browser)
    assert.match(await again.explained(), /Restake 3\.50* stETH in EigenLayer/)
    await again.confirm()
    await again.gone()
    await page.get('main').says(/✓ Done.*✓ Done/)
    const [held] = await devnet.restaked(account, [mainnet.stETHStrategy])
    assert.ok((held?.withdrawable ?? 0n) > parseEther('3'), 'shares were credited')
  },
)
