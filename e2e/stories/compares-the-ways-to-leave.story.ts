import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { devnetOnly, mainnet } from '../devnet/addresses.ts'
import { curvePools, uniswapPools } from '../devnet/scenario/markets.ts'
import { story } from '../fixtures/story.ts'
import { openExits } from '../pages/exits.ts'
import { openLeaving } from '../pages/leaving.ts'
import { readyWallet } from '../pages/ready.ts'

const quoter = '0x61fFE014bA17989E743c5F6cB21bF9697530B21e'
const day = 86_400n

export default story(
  'compares the ways to leave: what the queue, unwrapping and a sale pay, how long they take, and what shuts them',
  async (given) => {
    const { devnet, shot } = given
    const { wstETH, withdrawalQueue } = devnet.contracts
    const { account, wallet } = await readyWallet(given)
    const { page } = wallet

    // What the contracts themselves say, before anything is asked of Bowline.
    const held = await devnet.balanceOf(mainnet.wstETH, account)
    const inStETH = (await wstETH.read('getStETHByWstETH', [held])) as bigint
    const sold = async (fee: number, amount: bigint): Promise<bigint> => {
      const sale = [mainnet.wstETH, mainnet.weth, amount, fee, 0n]
      const [pays] = (await devnet.chain.at('QuoterV2', quoter).read('quoteExactInputSingle', [sale])) as [bigint]
      return pays
    }
    const deepPays = await sold(uniswapPools.wstETH.fee, held)
    const deep = /^Sell on Uniswap v3, 0\.01% pool.*0x10983/
    const shallow = /^Sell on Uniswap v3, 0\.05% pool.*0xD340B/

    const leaving = await openLeaving(wallet, 'wstETH')
    await leaving.way(/^Queue/).says(/Pays most.*ETH.*Wait Days, nobody can say how many.*next report.*Fee None/)
    await leaving.way(/^Unwrap to stETH/).says(/stETH.*Wait None.*Fee None/)
    await leaving.way(deep).says(/Most at once.*Wait None.*Fee 0\.01%, taken off already.*Price impact 0\.\d+%.*Pool/)
    assert.equal(await leaving.pays(/^Unwrap to stETH/), inStETH)
    assert.equal(await leaving.pays(deep), deepPays)
    const promised = await leaving.pays(/^Queue/)
    assert.ok(promised !== null && inStETH - promised >= 0n && inStETH - promised <= 5n, `${promised} of ${inStETH}`)
    await shot(page, 'wsteth', { whole: true })

    // The shallow pool ran out on the way; the deep one takes it all, at a price.
    await leaving.compare('700')
    await page.text('More than this account holds. The ways are compared all the same.').visible()
    await leaving.way(shallow).says(/Not now.*This pool cannot take so much now/)
    assert.equal(await leaving.pays(shallow), null)
    await leaving.way(deep).says(/So much at once lowers the price by \d+(\.\d+)?%/)
    assert.equal(await leaving.pays(deep), await sold(uniswapPools.wstETH.fee, parseEther('700')))
    await shot(page, 'too-much', { whole: true })

    // What is below the queue's least goes by the others only.
    await leaving.compare('0.00000000000000005')
    await leaving.way(/^Queue/).says(/Not now.*Lido’s queue takes at least <?0\.0*1 stETH/)

    // Lido pauses its queue for three weeks: it says until when, and a sale is what is left.
    await withdrawalQueue.write('devnetPauseFor', [21n * day], devnetOnly.admin)
    await leaving.compare('10')
    await leaving.way(/^Queue/).says(/Not now.*paused/)
    await leaving.way(deep).says(/Pays most/)
    await shot(page, 'paused', { whole: true })
    await withdrawalQueue.write('devnetResume', [], devnetOnly.admin)
    await leaving.refresh()
    await leaving.way(/^Queue/).says(/Pays most/)

    // stETH goes by the same queue and sells in Curve.
    const stETH = await openLeaving(wallet, 'stETH')
    const amount = parseEther('60')
    await stETH.compare('60')
    for (const { pool } of [curvePools.stETH, curvePools.stETHng]) {
      const card = new RegExp(`^Sell on Curve.*${pool.slice(0, 7)}`)
      assert.equal(await stETH.pays(card), await devnet.chain.at('StableSwap', pool).read('get_dy', [1n, 0n, amount]))
    }
    await shot(page, 'steth', { whole: true })

    // Who then takes the queue finds on the desk what was promised, to a few wei.
    await wstETH.write('approve', [withdrawalQueue.address, held], account)
    await withdrawalQueue.write('requestWithdrawalsWstETH', [[held], account], account)
    const desk = await openExits(wallet)
    await desk.refresh()
    await desk.row(/Lido/).says(/Waits for the protocol’s next report/)
    const waiting = await desk.promised()
    const more = waiting - promised
    assert.ok(more >= 0n && more <= 5n, `promised ${promised}, asked for ${waiting}`)
  },
)
