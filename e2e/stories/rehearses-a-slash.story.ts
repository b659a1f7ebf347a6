import assert from 'node:assert/strict'
import { type Address, parseEther, zeroAddress } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { story } from '../fixtures/story.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'
import { openSlashing } from '../pages/slashing.ts'

const p2p: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const eigenDa: Address = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const mach: Address = '0x71a77037870169d47aad6c2C9360861A4C0df2bF'

export default story('rehearses a slash on the contracts, and a real one takes exactly that', async (given) => {
  const { devnet, rpc, shot } = given
  const { stETHStrategy, delegationManager } = devnet.contracts
  const { account, wallet } = await readyWallet(given, async (owner) => {
    await restake(devnet, owner, parseEther('20'))
    await delegate(devnet, owner, p2p)
    // A part is on its way out, and can be slashed there.
    const params = { strategies: [stETHStrategy.address], depositShares: [parseEther('5')] }
    await delegationManager.write('queueWithdrawals', [[{ ...params, __deprecated_withdrawer: zeroAddress }]], owner)
  })

  const screen = await openSlashing(wallet, 'stETH')
  const words = await screen.page.words()
  assert.match(words, /45%/)
  assert.match(words, /EigenDA, set 0/)
  await shot(screen.page, 'what-can-be-lost', { whole: true })

  await screen.open(/^Every set at once/)
  rpc.forget()
  const said = await screen.rehearse()
  assert.equal(rpc.count('eth_simulateV1'), 1)
  assert.match(said, /agree to the last share/)
  await shot(screen.page, 'rehearsed', { whole: true })
  const shown = await screen.left()
  assert.equal(shown.length, 2)

  // An endpoint that simulates nothing: the model alone, and the screen says so.
  rpc.set({ kind: 'missing', methods: ['eth_simulateV1'] })
  assert.match(await screen.rehearse(/Only the model/), /offers eth_simulateV1/)
  await shot(screen.page, 'model-only')
  rpc.heal()

  // Now the AVSs really do it.
  for (const avs of [eigenDa, mach]) {
    const strategies = [mainnet.stETHStrategy]
    await devnet.slash({ avs, setId: 0, operator: p2p, strategies, wads: [10n ** 18n] })
  }
  const [held] = await devnet.restaked(account, [mainnet.stETHStrategy])
  const [queued] = await devnet.queuedWithdrawals(account)
  const left = [held?.withdrawable ?? 0n, queued?.shares[0] ?? 0n]
  const tokens = await Promise.all(left.map((shares) => stETHStrategy.read('sharesToUnderlyingView', [shares])))
  assert.deepEqual(shown, tokens)
  await screen.page.button('Read again').click()
  await screen.page.text('Nobody can slash this stake now').visible()
  await shot(screen.page, 'nothing-left-to-slash')
})
