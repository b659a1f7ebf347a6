import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { buildDistribution } from '../../lib/protocols/eigenlayer/rewards/claim.ts'
import { testAccount } from '../devnet/accounts.ts'
import { mainnet } from '../devnet/addresses.ts'
import { earnedIn } from '../devnet/scenario/rewards.ts'
import { startSidecar } from '../fixtures/sidecar.ts'
import { story } from '../fixtures/story.ts'
import { openedApproval } from '../pages/approval.ts'
import { readyWallet } from '../pages/ready.ts'
import { openRewards } from '../pages/rewards.ts'

const recipient = testAccount(3).address

export default story('claims rewards that prove themselves, and is offered nothing else', async (given) => {
  const { browser, devnet, shot } = given
  const { account, wallet } = await readyWallet(given)
  const { page } = wallet
  const sidecar = await startSidecar([earnedIn(0), earnedIn(1)])
  try {
    const rewards = await openRewards(wallet)
    await page.text('No claim data yet').visible()
    await shot(page, 'no-data')
    assert.deepEqual(sidecar.asked(), [])

    // Whatever a server says that is no claim is told, and nothing is offered.
    sidecar.behave('html')
    await rewards.nameSidecar(sidecar.url)
    await page.text(/another kind of content/).visible()
    sidecar.behave('huge')
    await rewards.refresh()
    await page.text(/sent more than it may/).visible()
    sidecar.behave('redirect')
    await rewards.refresh()
    await page.text(/sends its visitors elsewhere/).visible()
    sidecar.behave('proof')
    await rewards.refresh()
    await page.text(/does not match the chain: its proof is wrong/).visible()
    assert.equal(await page.button(/^Claim \d/).count(), 0)
    await shot(page, 'wrong-proof')

    sidecar.behave('none')
    await rewards.refresh()
    await page.button('Claim 2 rewards').visible()
    assert.deepEqual(new Set(await rewards.offered()), new Set([parseEther('12.345678901234567'), parseEther('0.25')]))
    await shot(page, 'claimable', { whole: true })

    // Somebody claims a part by an older root while the screen is open: what was shown is no longer true.
    const old = buildDistribution(earnedIn(0)).claimOf(account, 0)
    await devnet.contracts.rewardsCoordinator.write('processClaim', [old, account], account)
    await page.field('Send to').fill(recipient)
    await page.button('Claim 2 rewards').click()
    await page.text(/The amounts have changed since they were read/).visible()
    await rewards.refresh()
    const offered = await rewards.offered()
    assert.deepEqual(new Set(offered), new Set([parseEther('9.345678901234567'), parseEther('0.25')]))

    const held = () => Promise.all([mainnet.eigen, mainnet.rETH].map((token) => devnet.balanceOf(token, recipient)))
    const before = await held()
    await page.field('Send to').fill(recipient)
    await page.button('Claim 2 rewards').click()
    const approval = await openedApproval(browser)
    const words = await approval.explained()
    assert.match(words, /Bowline itself/)
    assert.match(words, new RegExp(recipient.slice(2, 8), 'i'))
    await shot(approval.page, 'approval', { whole: true })
    await page.focus()
    await page.button('Waiting for you').visible()
    await approval.page.focus()
    await approval.confirm()
    await approval.gone()

    await page.text(/has claimed everything already/).visible()
    const received = (await held()).map((amount, place) => amount - (before[place] as bigint))
    assert.deepEqual(new Set(received), new Set(offered))
    await shot(page, 'claimed', { whole: true })

    // Handing claims to another is a danger, said before and in the approval.
    await page.button(/^Change who claims for/).click()
    await page.field('Address that may claim').fill(recipient)
    await page.text(/choose who is paid/).visible()
    await shot(page, 'claimer')
    await page.button('Continue').click()
    const handing = await openedApproval(browser)
    await handing.explained()
    await handing.confirm()
    await handing.gone()
    assert.equal(await devnet.contracts.rewardsCoordinator.read('claimerFor', [account]), recipient)
    await rewards.refresh()
    await page.get('list', 'Who may claim').says(new RegExp(recipient.slice(0, 8)))

    // In the other language and at night.
    await page.colorScheme('dark')
    await shot(page, 'dark', { whole: true })
  } finally {
    await sidecar.stop()
  }
})
