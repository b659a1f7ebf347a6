import assert from 'node:assert/strict'
import { story } from '../fixtures/story.ts'
import { readyWallet } from '../pages/ready.ts'

const day = 86_400

export default story(
  'reads what a token earned from its own rate, with the days it is of and how they were read',
  async (given) => {
    const { devnet, rpc, shot } = given
    const rates: { rate: number; time: number }[] = []
    const note = async () => {
      const rate = Number(await devnet.contracts.wstETH.read('stEthPerToken')) / 1e18
      rates.push({ rate, time: Number((await devnet.chain.block()).timestamp) })
    }
    const { wallet } = await readyWallet(given, async () => {
      await note()
      for (let passed = 0; passed < 9; passed += 1) {
        await devnet.increaseTime(day)
        await devnet.rebase('stETH', 1)
        await note()
      }
      await devnet.refreshFeeds()
    })
    const { page } = wallet

    await wallet.held('wstETH').click()
    await page.get('link', 'About wstETH').click()
    const week = await page.get('listitem', /^7 days/).says(/a year/, 20_000)
    const [, told] = /(\d+\.\d+)% a year/.exec(week) ?? []
    const [then, now] = [rates.at(-8), rates.at(-1)]
    assert.ok(then !== undefined && now !== undefined)
    const wanted = (100 * (now.rate / then.rate - 1) * 365 * day) / (now.time - then.time)
    assert.ok(Math.abs(Number(told) - wanted) < 0.02, `${week}, but the contract says ${wanted}`)
    assert.match(week, /from the contract at old blocks/)
    assert.match(week, new RegExp(then.rate.toFixed(4)))
    await page.get('listitem', /^30 days/).says(/Unknown.*No reading of that day/)
    await shot(page, 'earned', { whole: true })

    // A balance that grows has a rate that does not: its other form tells.
    await wallet.goTo('Home')
    await wallet.held('stETH').click()
    await page.get('link', 'About stETH').click()
    await page.text(/read from the rate of wstETH/).visible(20_000)
    assert.match(await page.get('listitem', /^7 days/).read(), new RegExp(`${told}% a year`))

    // An endpoint that keeps no past says so; what was read is not lost to it.
    const { number } = await devnet.chain.block()
    rpc.set({ kind: 'pruned', before: number - 2n })
    await page.button('Read again').click()
    await page.text(/does not keep the state of past days/).visible(20_000)
    await shot(page, 'no-archive', { whole: true })
    rpc.heal()
    await page.button('Read again').click()
    await page.text(/does not keep the state of past days/).gone(20_000)
    await page.get('listitem', /^7 days/).says(/from the contract at old blocks/)
  },
)
