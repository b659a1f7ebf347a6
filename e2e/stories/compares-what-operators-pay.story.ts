import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { kiln, p2p } from '../devnet/scenario/cast.ts'
import { startSidecar } from '../fixtures/sidecar.ts'
import { story } from '../fixtures/story.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'
import { openRewards } from '../pages/rewards.ts'

export default story('compares what operators pay, for which risk, over which days', async (given) => {
  const { devnet, shot, rpc } = given
  const { wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    await delegate(devnet, owner, p2p.address)
  })
  const { page } = wallet
  const sidecar = await startSidecar([])
  sidecar.tell(kiln.address, { [mainnet.stETHStrategy]: '0.01234' })
  try {
    const rewards = await openRewards(wallet)
    await rewards.show('Operators')
    await page.text(/Nothing was looked for yet/).visible()
    await shot(page, 'nothing-yet')
    await page.button('Look through the logs').click()
    await page.text('Every submission since the first was looked for.').visible(60_000)
    await page.text(/9 submissions pay for these days/).visible()
    await page.text(/The last 28 days/).visible()
    const operators = page.get('list', 'Operators')
    const row = (name: RegExp) => operators.get('button', name)
    await row(/^P2P\.org/).says(/yours.*% a year.*45% can be slashed/)
    await row(/^Kiln/).says(/AVSs .*incentives .*70% can be slashed/)
    await shot(page, 'ranking', { whole: true })

    await row(/^Kiln/).click()
    await page.text(/directed at the operator/).visible()
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll('main li li')].map((line) => ({
        says: line.textContent ?? '',
        net: line.querySelector('data')?.getAttribute('value') ?? '',
      })),
    )
    // Three rETH for Kiln's work of a week, a tenth kept by it; all its stake of both tokens is stETH.
    const directed = lines.find(({ says }) => /directed at the operator/.test(says))
    assert.ok(directed !== undefined && parseEther('2.7') - BigInt(directed.net) <= 2n, JSON.stringify(directed))
    assert.match(lines.find(({ says }) => says.startsWith('Programmatic incentives'))?.says ?? '', /operator keeps 0%/)
    await shot(page, 'kiln', { whole: true })

    // Only who was added is asked, only when pressed, and it is named as somebody else's word.
    await page.button('Compare with another source').click()
    await page.text(/No service is set to compare with/).visible()
    await rewards.nameFigures(sidecar.url)
    await row(/^Kiln/).click()
    assert.deepEqual(sidecar.asked(), [])
    await page.button('Compare with another source').click()
    await page.text(/says 0\.01234, without naming a unit.*checked by nobody/).visible()
    assert.equal(sidecar.asked().length, 1)
    await shot(page, 'figures', { whole: true })
    sidecar.behave('html')
    await row(/^P2P\.org/).click()
    await page.button('Compare with another source').click()
    await page.text(/another kind of content/).visible()

    await page.field('Order').choose('Most pay for the risk')
    await operators.get('listitem').nth(0).visible()
    await shot(page, 'by-risk', { whole: true })

    // What was found is kept: the next visit asks for no old logs.
    await wallet.goTo('Home')
    const before = rpc.count('eth_getLogs')
    await page.get('link', /^Rewards for restaking/).click()
    await rewards.show('Operators')
    await row(/^P2P\.org/).visible()
    assert.equal(rpc.count('eth_getLogs'), before)
    await page.colorScheme('dark')
    await shot(page, 'dark')
  } finally {
    await sidecar.stop()
  }
})
