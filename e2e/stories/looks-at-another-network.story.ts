import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { startElsewhere } from '../devnet/elsewhere.ts'
import { startProxy } from '../devnet/proxy.ts'
import { story } from '../fixtures/story.ts'
import { readyWallet } from '../pages/ready.ts'
import { addNetwork } from '../pages/settings.ts'

export default story('adds a network and sees the copies there; it goes down and holds nothing up', async (given) => {
  const base = await startElsewhere(8453)
  const endpoint = await startProxy(base.url)
  try {
    const { account, wallet } = await readyWallet(given)
    await base.give(account, { WETH: parseEther('3.25') })
    await base.chain.setBalance(account, parseEther('7'))
    assert.equal(await wallet.held('WETH').count(), 1)
    await addNetwork(wallet, 'Base', endpoint.url)
    await given.shot(wallet.page, 'endpoints', { whole: true })
    await wallet.goTo('Home')
    await wallet.page.text(/3\.25/).nth(0).visible(20_000)
    await given.shot(wallet.page, 'with-base', { whole: true })

    endpoint.set({ kind: 'hang' })
    await given.devnet.fund(account, { eth: parseEther('1000') })
    await wallet.page.button('Read again').click()
    // Ethereum is there long before the other network is given up.
    await wallet.page.get('listitem', /^ETH\s+1,432/).visible(8_000)
    await wallet.page.text(/3\.25/).nth(0).visible()
    await given.shot(wallet.page, 'base-hangs', { whole: true })
  } finally {
    await endpoint.stop()
    await base.stop()
  }
})
