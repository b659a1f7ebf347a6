import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { delegate, readyWallet, restake, slashTenth } from '../pages/ready.ts'

export default story('is slashed, and the popup shows the loss and nothing more than is left', async (given) => {
  const { devnet, shot } = given
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    await delegate(devnet, owner, p2p.address)
  })
  await wallet.restaked('stETH').says(/Nothing lost to slashing/)
  await shot(wallet.page, 'before')

  // A tenth of the stake is gone.
  await slashTenth(devnet)
  await wallet.refresh()
  const row = await wallet.restaked('stETH').says(/Lost to slashing/)
  await shot(wallet.page, 'after', { whole: true })

  const [left] = await devnet.restaked(account, [mainnet.stETHStrategy])
  assert.ok(left !== undefined && left.withdrawable < left.deposited)
  assert.match(row, /\b(18|17\.9999)\b/)
  assert.match(row, /Lost to slashing (2|1\.9999|2\.0000)\b/)
})
