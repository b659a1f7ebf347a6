import assert from 'node:assert/strict'
import { formatEther, parseEther } from 'viem'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { portfolioOn } from '../pages/portfolio.ts'
import { readyWallet } from '../pages/ready.ts'

const day = 86_400

export default story('follows its value over time: rewards, a deposit and a price are told apart', async (given) => {
  const { devnet, shot } = given
  const { contracts } = devnet
  const { account, wallet } = await readyWallet(given, () => devnet.setEthUsd('2000'))
  const { page } = wallet
  const pages = portfolioOn(page)
  const rate = async (): Promise<bigint> => (await contracts.wstETH.read('stEthPerToken')) as bigint
  const steth = (): Promise<bigint> => devnet.balanceOf(contracts.stETH.address, account)
  const wsteth = (): Promise<bigint> => devnet.balanceOf(contracts.wstETH.address, account)
  const ether = (): Promise<bigint> => devnet.balanceOf(null, account)
  await wallet.held('wstETH').visible()

  /** Lets a day pass and reads everything again. */
  const tomorrow = async (): Promise<void> => {
    await devnet.increaseTime(day)
    await devnet.refreshFeeds()
    await wallet.refresh()
  }

  // A day of rewards: the rate of wstETH rises, and so does the balance of stETH.
  const [rateBefore, stethBefore, totalBefore] = [await rate(), await steth(), await pages.total()]
  await devnet.rebase('stETH', 100)
  await tomorrow()
  const [rateAfter, stethAfter] = [await rate(), await steth()]
  const told = await page.get('region', 'Total').says(/of it rewards/)
  const [change = 0, rewards = 0] = [...told.matchAll(/\+([\d.]+)/g)].map(([, amount]) => Number(amount))
  // Nothing was moved, so all of it is rewards: of these two, and a little of what another protocol holds of them.
  const lido = ((await wsteth()) * (rateAfter - rateBefore)) / 10n ** 18n + (stethAfter - stethBefore)
  assert.equal(change, rewards)
  assert.ok(Math.abs((await pages.total()) - totalBefore - rewards) < 0.0003, told)
  assert.ok(rewards >= Number(formatEther(lido)) - 0.0001 && rewards < 1.1 * Number(formatEther(lido)), told)
  await shot(page, 'a-day-later')

  // Another day: something is bought with nothing but ether's price moving.
  const etherBefore = await ether()
  await devnet.fund(account, { wstETH: parseEther('5'), eth: parseEther('1') })
  await devnet.setEthUsd('2500')
  await tomorrow()
  await devnet.setEthUsd('2500')
  await wallet.refresh()
  const moved = (5n * 10n ** 18n * (await rate())) / 10n ** 18n + ((await ether()) - etherBefore)

  await pages.open()
  const starts = (amount: bigint): RegExp => new RegExp(`\\+${formatEther(amount).slice(0, 5).replace('.', '\\.')}`)
  await pages.reason('Rewards').says(new RegExp(`\\+${String(rewards).replace('.', '\\.')}`))
  await pages.reason('Moved in or out').says(starts(moved))
  // A fifth and more of dollars came from the price, and no ether at all.
  const price = await pages.reason('Price').says(/\$/)
  assert.match(price, /0 ETH/)
  assert.match(price, /\+\$[\d,]+/)
  assert.equal(await pages.reason('Cannot be told apart').count(), 0)
  await shot(page, 'portfolio', { whole: true })

  // The line has a point for each reading, and they are a table for those who do not see it.
  const slider = page.get('slider', /^Value over time/)
  await slider.visible()
  await page.button('Show as table').click()
  const rows = page.get('table', /^Value over time/).get('row')
  await until('three readings and a head', async () => (await rows.count()) >= 4)
  await shot(page, 'table')

  // Kept over a restart, and gone while locked.
  const readings = await rows.count()
  await wallet.goTo('Home')
  await given.browser.stopWorker()
  await pages.open()
  await page.button('Show as table').click()
  await until('the same readings', async () => (await rows.count()) === readings)
})
