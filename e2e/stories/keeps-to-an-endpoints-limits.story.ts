import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'has an endpoint with small limits: everything is read in pieces, and nothing fails',
  async (given) => {
    const { devnet, rpc, shot } = given
    const seen: number[] = []
    rpc.set({ kind: 'limits', bytes: 80_000, blocks: 500_000, perSecond: 10, seen })
    const { account, wallet } = await readyWallet(given)
    await wallet.held('stETH').says(/1(59|60)\./, 30_000)
    // The search for tickets goes back years, half a million blocks at a time.
    const pieces = () => rpc.count('eth_getLogs')
    await until('the logs to be searched in pieces', async () => pieces() >= 10, 40_000)
    const reads = rpc.requests.filter(({ methods }) => methods.includes('eth_call'))
    assert.ok(reads.length >= 2, 'a batch that is too large was taken apart')
    await shot(wallet.page, 'read-in-pieces', { whole: true })

    await devnet.fund(account, { eth: parseEther('1000') })
    await wallet.refresh()
    await wallet.held('ETH').says(/1,43\d/, 30_000)
    assert.equal(await wallet.page.text(/could not be read/).count(), 0)
    // It was asked to go slower, and did.
    const perSecond = seen.map((at) => seen.filter((other) => other >= at && other - at < 1_000).length)
    assert.ok(Math.max(...perSecond) < 40, `${Math.max(...perSecond)} requests in a second`)
    await shot(wallet.page, 'refreshed', { whole: true })
  },
)
