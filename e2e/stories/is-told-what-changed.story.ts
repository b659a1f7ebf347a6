import assert from 'node:assert/strict'
import { type Address, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { until } from '../fixtures/driver.ts'
import type { Page } from '../fixtures/page.ts'
import { story } from '../fixtures/story.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'

const p2p = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const eigenDa = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const { stETHStrategy } = mainnet
const percent = 10n ** 16n

export default story(
  'is told what changed, once, with before and after, and not outside in quiet hours',
  async (given) => {
    const { browser, devnet, shot } = given
    const { allocationManager, delegationManager } = devnet.contracts
    const slash = (wad: bigint) =>
      devnet.slash({ avs: eigenDa, setId: 0, operator: p2p, strategies: [stETHStrategy], wads: [wad] })
    const { account, wallet } = await readyWallet(given, async (owner: Address) => {
      await restake(devnet, owner, parseEther('20'))
      await delegate(devnet, owner, p2p)
      const params = { strategies: [stETHStrategy], depositShares: [parseEther('4')], __deprecated_withdrawer: owner }
      await delegationManager.write('queueWithdrawals', [[params]], owner)
    })
    const { page } = wallet
    const bell = page.get('link', /^Alerts/)
    const list = page.get('list', 'Alerts')
    const look = async () => {
      await wallet.goTo('Home')
      await wallet.refresh()
      await bell.click()
    }

    // What is there at the first look is no news.
    await wallet.goTo('Settings')
    await page.get('link', /^Alerts What to watch/).click()
    await page.get('switch', /Notifications of the browser/).set(true)
    await page.get('switch', /Look by itself/).set(true)
    await shot(page, 'settings', { whole: true })
    await look()
    await look()
    await page.text(/Nothing has changed yet/).visible()

    // The operator gives EigenDA more of what is delegated to it.
    await allocationManager.write(
      'modifyAllocations',
      [p2p, [{ operatorSet: { avs: eigenDa, id: 0 }, strategies: [stETHStrategy], newMagnitudes: [30n * percent] }]],
      p2p,
    )
    await look()
    const allocation = list.get('listitem', /P2P.org changes what operator set 0 of EigenDA can slash of stETH/)
    const told = await allocation.says(/from block/)
    assert.match(told, /Before\s*25%\s*After\s*30%/)
    await shot(page, 'allocation', { whole: true })

    // 40 % of a quarter: a tenth of the stake. What is told is what the contract says is left.
    await slash(40n * percent)
    await look()
    const slashed = await list.get('listitem', /P2P.org was slashed: 10% of stETH is gone/).says(/EigenDA/)
    const [left] = await devnet.restaked(account, [stETHStrategy])
    assert.ok(left !== undefined)
    const after = await devnet.contracts.stETHStrategy.read('sharesToUnderlyingView', [left.withdrawable])
    assert.ok(slashed.replaceAll(',', '').includes(exact(after as bigint)), `${after} in: ${slashed}`)
    assert.match(slashed, /stays in the strategy up to block/)
    await shot(page, 'slashed', { whole: true })

    await devnet.mine(60)
    await look()
    await list.get('listitem', /A withdrawal of 3\.\d+ stETH can be completed/).visible()
    await shot(page, 'completable', { whole: true })
    assert.equal(await list.get('listitem').count(), 3)

    // Outside: what kind of news, and neither names nor amounts.
    const notes = await until('three notifications', async () => {
      const shown = await shownOutside(page)
      // Firefox without a screen lists none.
      return (shown.length === 3 || browser.kind === 'firefox') && shown
    })
    if (browser.kind === 'chromium') assert.equal(new Set(notes).size, 3)

    // A worker that is gone has told what it told.
    await browser.stopWorker()
    await look()
    assert.equal(await list.get('listitem').count(), 3)
    assert.deepEqual(await shownOutside(page), notes)

    // In quiet hours the list goes on.
    await page.get('link', 'What to watch').click()
    await page.get('switch', /Quiet hours/).set(true)
    const hour = new Date().getHours()
    await page.field('From').choose(clock(hour))
    await page.field('To').choose(clock(hour + 2))
    await slash(10n * percent)
    await look()
    await until('the fourth alarm', async () => (await list.get('listitem').count()) === 4)
    assert.deepEqual(await shownOutside(page), notes)
    await shot(page, 'quiet', { whole: true })

    // Put away, it is gone for good.
    await page.button('Clear all').click()
    await look()
    await page.text(/Nothing has changed yet/).visible()
  },
  { granted: ['notifications'] },
)

const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`

/** An amount of 18 decimals as it is written in full, without trailing zeros. */
function exact(amount: bigint): string {
  const fraction = String(amount % 10n ** 18n)
    .padStart(18, '0')
    .replace(/0+$/, '')
  return `${amount / 10n ** 18n}${fraction === '' ? '' : `.${fraction}`}`
}

/** Ids of the notifications that the browser shows for us, in order. */
async function shownOutside(page: Page): Promise<string[]> {
  const ids = await page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<
      string,
      { notifications: { getAll(): Promise<object> } }
    >
    return Object.keys((await (browser ?? chrome)?.notifications.getAll()) ?? {})
  })
  return ids.sort()
}
