import assert from 'node:assert/strict'
import { formatEther, parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { portfolioOn } from '../pages/portfolio.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'

const p2p = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const eigenDa = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'

export default story('reads which slash took what, and what became of it', async (given) => {
  const { devnet, shot } = given
  const { delegationManager } = devnet.contracts
  let lost = 0n
  const { wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    await delegate(devnet, owner, p2p)
    const queue = {
      strategies: [mainnet.stETHStrategy],
      depositShares: [parseEther('4')],
      __deprecated_withdrawer: owner,
    }
    await delegationManager.write('queueWithdrawals', [[queue]], owner)
    const stake = async () => {
      const [held] = await devnet.restaked(owner, [mainnet.stETHStrategy])
      const queued = await devnet.queuedWithdrawals(owner)
      return (held?.withdrawable ?? 0n) + (queued[0]?.shares[0] ?? 0n)
    }
    const before = await stake()
    await devnet.slash({
      avs: eigenDa,
      setId: 0,
      operator: p2p,
      strategies: [mainnet.stETHStrategy],
      wads: [4n * 10n ** 17n],
      description: 'signed two blocks of one height',
    })
    lost = before - (await stake())
  })
  const { page } = wallet
  await portfolioOn(page).position(wallet.restaked('stETH'))
  await page.get('link', 'Past slashes').click()
  await page.get('heading', 'Slashes that hit').visible()
  await page.text('signed two blocks of one height').visible(30_000)
  const words = await page.words()
  assert.match(words, /P2P\.org, by EigenDA/)
  assert.match(words, /Part of all stETH with the operator\s*10%/)
  assert.match(words, /to be burned/)
  assert.match(words, /Of it, queued for withdrawal/)
  await shot(page, 'slashes', { whole: true })
  const shown = await page.evaluate(() => document.querySelector('main dl data')?.getAttribute('value') ?? '')
  const tokens = (await devnet.contracts.stETHStrategy.read('sharesToUnderlyingView', [lost])) as bigint
  assert.equal(formatEther(BigInt(shown)), formatEther(tokens))
})
