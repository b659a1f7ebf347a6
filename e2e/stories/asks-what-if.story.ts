import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { nethermind, p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { delegate, readyWallet, restake } from '../pages/ready.ts'
import { openRisk } from '../pages/risk.ts'

export default story(
  'asks what if: stake moved to another operator, a token to another, and reads what could be slashed before and after',
  async (given) => {
    const { devnet, shot } = given
    const { wallet } = await readyWallet(given, async (owner) => {
      await restake(devnet, owner, parseEther('20'))
      await delegate(devnet, owner, p2p.address)
    })
    const { page } = wallet
    await openRisk(wallet)
    await page.get('link', 'What if I moved…').click()

    // From P2P.org to an operator in a redistributing set: 45 % less of it, 60 % more.
    await page.field('From').choose('My stake with P2P.org')
    await page.field('To').choose('Another operator…')
    await page.field('Address of the operator').fill('0x123')
    await page.text('An operator’s address is 0x and 40 digits.').visible()
    await page.field('Address of the operator').fill(nethermind.address)
    await page.field('Amount in ETH').fill('10')
    await page.button('Compare').click()
    await page.get('heading', 'If 10 ETH were moved:').visible(45_000)
    const line = (name: string) =>
      page.evaluate((wanted) => {
        const row = [...document.querySelectorAll('main tr')].find(
          (one) =>
            one.querySelector('th')?.textContent?.startsWith(wanted) && one.querySelectorAll('data').length === 2,
        )
        return [...(row?.querySelectorAll('data') ?? [])].map((data) => data.getAttribute('value'))
      }, name)
    const change = async (name: string) => {
      const [before, after] = (await line(name)).map((value) => BigInt(value ?? 0))
      return (after ?? 0n) - (before ?? 0n)
    }
    const near = (found: bigint, exact: bigint, what: string) =>
      assert.ok(found - exact <= 20n && exact - found <= 20n, `${what}: ${found}, not ${exact}`)
    near(await change('EigenDA'), -parseEther('2.5'), 'EigenDA')
    near(await change('AltLayer MACH'), -parseEther('2'), 'MACH')
    near(await change('Cap'), parseEther('6'), 'Cap')
    near(await change('Slashable now'), parseEther('1.5'), 'in all')
    await shot(page, 'another-operator', { whole: true })

    // From one token to one whose restakers nobody lists: less is known to be slashable, more is unknown.
    await page.field('From').choose('ezETH')
    await page.field('To').choose('rstETH')
    await page.button('All').click()
    await page.button('Compare').click()
    await page.text(/^rstETH.*restaked with Symbiotic/).visible(45_000)
    assert.ok((await change('Slashable now')) < 0n)
    await shot(page, 'another-token', { whole: true })
  },
)
