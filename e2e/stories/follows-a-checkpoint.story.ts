import assert from 'node:assert/strict'
import { type Address, keccak256, parseEther, toHex } from 'viem'
import { type FakeValidator, fakeBeaconBlock } from '../../lib/protocols/eigenlayer/pods/beaconFakes.ts'
import { placeBeacon, setBlockRoot } from '../devnet/beacon.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { openPod, podAgain } from '../pages/pod.ts'
import { readyWallet } from '../pages/ready.ts'

export default story('makes a pod, proves validators and follows a checkpoint to its end', async (given) => {
  const { browser, devnet, shot } = given
  const { eigenPodManager } = devnet.contracts
  const { account, wallet } = await readyWallet(given)
  const pod = (await eigenPodManager.read('getPod', [account])) as Address
  await placeBeacon(devnet, pod)
  await wallet.page.close()
  const approve = async (says: RegExp, name: string) => {
    const approval = await openedApproval(browser)
    const words = await approval.explained()
    assert.match(words, /Bowline itself/)
    assert.match(words, says)
    await shot(approval.page, name, { whole: true })
    await approval.confirm()
    await approval.gone()
  }

  let screen = await openPod(browser, account)
  await screen.page.text('No EigenPod yet').visible()
  await shot(screen.page, 'none')
  await screen.page.button('Create the EigenPod').click()
  await approve(/Create an EigenPod/, 'approval-create')
  await until('the pod to be there', async () => (await screen.page.words()).includes('There was none yet'))

  // Two validators pay out to it. Their proofs come from a file, as the command line tool writes it.
  const validators = ['one', 'two'].map(
    (name, at): FakeValidator => ({
      pubkeyHash: keccak256(toHex(name)),
      index: 812_345n + BigInt(at),
      balance: 32_000_000_000n,
      withdrawTo: pod,
    }),
  )
  const first = fakeBeaconBlock(validators)
  await setBlockRoot(devnet, first.root)
  const { timestamp } = await devnet.chain.block()
  await screen.chooseProofs(first.checkpointFile())
  await screen.page.text(/No checkpoint is open/).visible()
  await screen.chooseProofs({ something: 'else' })
  await screen.page.text(/not a file of EigenPod proofs/).visible()
  await screen.chooseProofs(first.credentialsFile(timestamp))
  await screen.page.text('2 new validators are proven').visible()
  await screen.page.button('Submit 2 proofs').click()
  await approve(/./, 'approval-credentials')
  await until('the validators to count', async () => (await screen.fact('Active here')) === '2')
  assert.match(await screen.fact('Their balance as last proven'), /^64 ETH$/)

  // Ether came to the pod, and one validator lost some.
  await devnet.send({ from: account, to: pod, value: parseEther('2') })
  await screen.refresh()
  await until('the ether to be seen', async () => (await screen.fact('Not counted yet')) === '2 ETH')
  await shot(screen.page, 'before', { whole: true })
  const [one, two] = validators as [FakeValidator, FakeValidator]
  const later = fakeBeaconBlock([{ ...one, balance: 31_500_000_000n }, two])
  await setBlockRoot(devnet, later.root)
  await screen.page.button('Start a checkpoint').click()
  await approve(/./, 'approval-checkpoint')
  await screen.page.text('2 validators still have to be proven.').visible(20_000)
  await shot(screen.page, 'open', { whole: true })

  // Proofs of the state before are refused here, before anything is asked.
  await screen.chooseProofs(first.checkpointFile())
  await screen.page.text(/made for another checkpoint/).visible()
  await screen.chooseProofs(later.checkpointFile([one.pubkeyHash]))
  await screen.page.text('1 proof holds').visible()
  await screen.page.button('Submit 1 proof').click()
  await approve(/./, 'approval-proof')
  await screen.page.text('Proven: 1 of 2').visible(20_000)

  // All of it is on chain: another popup goes on where this one stopped.
  await screen.page.close()
  screen = await podAgain(browser, account)
  await screen.page.text('1 validator still has to be proven.').visible(20_000)
  await screen.page.text('proof missing').visible()
  await shot(screen.page, 'half', { whole: true })
  await screen.chooseProofs(later.checkpointFile())
  await screen.page.text('1 was proven already').visible()
  await screen.page.button('Submit 1 proof').click()
  await approve(/./, 'approval-last')
  await until('the checkpoint to be over', async () => (await screen.fact('Counted by a checkpoint')) === '2 ETH')
  await screen.page.button('Start it without new ether').visible()
  await shot(screen.page, 'done', { whole: true })
  const shares = (await devnet.restaked(account, ['0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0']))[0]
  assert.equal(shares?.withdrawable, parseEther('65.5'))
})
