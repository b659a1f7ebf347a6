import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { marketsOn } from '../devnet/scenario/markets.ts'
import { story } from '../fixtures/story.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'sees a token lose its peg: the discount is said, and why which source is believed',
  async (given) => {
    const { devnet, shot } = given
    const { wallet } = await readyWallet(given)
    const { page } = wallet
    await page.text(/below (its|their) redemption value/).gone()

    // A day and a quarter passes. Every feed but rETH's is written again, and ezETH's has fallen by five percent.
    await devnet.increaseTime(29 * 3_600)
    await devnet.setPrice('ETH / USD', '3400')
    await devnet.setPrice('STETH / ETH', '0.9996')
    await devnet.setPrice('CBETH / ETH', '1.1331')
    await devnet.setPrice('weETH / ETH', '1.0921')
    await devnet.setPrice('weETH/ETH', '1.0926')
    await devnet.setPrice('ezETH / ETH', '1.0235')
    // So have the pools: one is still deep, of the other hardly any ether is left. Half an hour later the mean knows.
    const pools = marketsOn(devnet.chain, devnet.contracts)
    await pools.sellInUniswap('ezETH', parseEther('350'))
    await pools.sellInCurve('ezETH', parseEther('1520'))
    await devnet.mine(170)
    await wallet.refresh()

    const alert = await page.text(/^ezETH sells .* below its redemption value$/).read()
    const [, said] = /sells (\d+\.\d+)% below/.exec(alert) ?? []
    assert.ok(Number(said) > 4 && Number(said) < 6, alert)
    await shot(page, 'alert', { whole: true })

    await page.get('link', 'Look').click()
    await page.text(new RegExp(`^${said}% below redemption value$`)).visible()
    await page.text('Far below').visible()
    await page.text(/^2 of 3 sources used$/).visible()
    await page.get('listitem', /^Price feed/).says(/Used\. Written/)
    await page.get('listitem', /^Uniswap v3 pool/).says(/Used\. Selling ten ether’s worth moves it by/)
    await page.get('listitem', /^Curve pool/).says(/Not used: (selling )?ten ether’s worth/)
    await shot(page, 'fallen', { whole: true })

    await wallet.goTo('Home')
    await wallet.held('rETH').click()
    await page.get('link', 'About rETH').click()
    await page.get('listitem', /^Price feed/).says(/Not used: last written 1 day \d+ h ago, due every 1 day\./)
    await page.text('Usual').visible()
    await shot(page, 'stale-feed', { whole: true })

    // Whoever is not worried before ten percent is left alone.
    await page.field(/^Say it on the first screen/).choose('10%')
    await wallet.goTo('Home')
    await wallet.held('rETH').visible()
    await page.text(/sells .* below its redemption value/).gone()
  },
)
