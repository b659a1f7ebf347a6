import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'

const p2p = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const eigenDa = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'

export default story('is slashed, and the popup shows the loss and nothing more than is left', async (given) => {
  const { devnet, shot } = given
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    await delegate(devnet, owner, p2p)
  })
  await wallet.restaked('stETH').says(/Nothing lost to slashing/)
  await shot(wallet.page, 'before')

  // EigenDA holds a quarter of the operator's stETH magnitude and slashes 40 % of it: a tenth of the stake is gone.
  await devnet.slash({
    avs: eigenDa,
    setId: 0,
    operator: p2p,
    strategies: [mainnet.stETHStrategy],
    wads: [4n * 10n ** 17n],
  })
  await wallet.refresh()
  const row = await wallet.restaked('stETH').says(/Lost to slashing/)
  await shot(wallet.page, 'after', { whole: true })

  const [left] = await devnet.restaked(account, [mainnet.stETHStrategy])
  assert.ok(left !== undefined && left.withdrawable < left.deposited)
  assert.match(row, /\b(18|17\.9999)\b/)
  assert.match(row, /Lost to slashing (2|1\.9999|2\.0000)\b/)
})
