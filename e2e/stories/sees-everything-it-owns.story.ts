import assert from 'node:assert/strict'
import { encodeAbiParameters, parseEther, toFunctionSelector } from 'viem'
import { devnetOnly } from '../devnet/addresses.ts'
import { until } from '../fixtures/driver.ts'
import { story } from '../fixtures/story.ts'
import { openExits } from '../pages/exits.ts'
import { portfolioOn } from '../pages/portfolio.ts'
import { readyWallet, restake, testPassword } from '../pages/ready.ts'

export default story(
  'sees everything it owns: divides, searches, hides, leaves out, adds, takes it along',
  async (given) => {
    const { devnet, shot } = given
    const { account, wallet } = await readyWallet(given, async (owner) => {
      await restake(devnet, owner, parseEther('5'))
      const { stETH, withdrawalQueue } = devnet.contracts
      await stETH.write('approve', [withdrawalQueue.address, parseEther('3')], owner)
      await withdrawalQueue.write('requestWithdrawals', [[parseEther('3')], owner], owner)
    })
    const { page } = wallet
    const pages = portfolioOn(page)
    await wallet.held('wstETH').visible()
    await shot(page, 'home', { whole: true })

    // Searched by what it is, where it comes from, and not at all.
    const search = page.field('Search positions')
    await search.fill('renzo')
    await page
      .get('list', 'Liquid restaking')
      .get('listitem', /^ezETH/)
      .visible()
    assert.equal(await page.get('listitem', /^weETH/).count(), 0)
    await search.fill('nothing of the kind')
    await page.text(/No position matches/).visible()
    await page.button('Clear the search').click()
    await wallet.held('wstETH').visible()

    // Hidden: out of sight, still counted.
    const total = await pages.total()
    await pages.position(wallet.held('weETH'))
    await page.get('switch', 'Hide in lists').set(true)
    await shot(page, 'position', { whole: true })
    await wallet.goTo('Home')
    await wallet.held('wstETH').visible()
    assert.equal(await wallet.held('weETH').count(), 0)
    assert.equal(await pages.total(), total)
    await page.button('Hidden (1)').click()
    await wallet.held('weETH').says(/hidden/)

    // Left out: in sight, no longer counted.
    const row = await wallet.held('rETH').read()
    const worth = Number(/([\d.]+) ETH/.exec(row)?.[1])
    await pages.position(wallet.held('rETH'))
    await page.get('switch', 'Leave out of totals').set(true)
    await wallet.goTo('Home')
    await wallet.held('rETH').says(/not counted/)
    await until('the total without it', async () => Math.abs((await pages.total()) - (total - worth)) < 0.0003)
    await page.text(/You left 1 position out of the total/).visible()
    await shot(page, 'sorted', { whole: true })

    // An exit too, on its own page: the desk says that one is hidden, and it is found again where the others are.
    const desk = await openExits(wallet)
    await desk.open(/Lido/)
    await page.get('switch', 'Hide in lists').set(true)
    await shot(page, 'exit', { whole: true })
    await wallet.goTo('Exits')
    await page.text('1 exit is hidden by you.').visible()
    assert.equal(await desk.row(/Lido/).count(), 0)
    await wallet.goTo('Home')
    await page.button('Hidden (2)').click()
    await wallet.exits().says(/hidden/)
    await wallet.exits().get('link').click()
    await page.get('switch', 'Hide in lists').set(false)
    await wallet.goTo('Exits')
    await desk.row(/Lido/).visible()
    await wallet.goTo('Home')

    // Divided four ways; every division says the same sum.
    await pages.open()
    const kinds = await pages.divided('Kind')
    for (const kind of ['Restaked', 'Liquid staking', 'Liquid restaking', 'Ether']) {
      assert.ok(
        kinds.some((line) => line.startsWith(kind)),
        `${kind} in ${kinds.join('; ')}`,
      )
    }
    const assets = await pages.divided('Asset')
    assert.ok(
      assets.some((line) => /^wstETH .*%$/.test(line)),
      assets.join('; '),
    )
    assert.ok(!assets.some((line) => line.startsWith('rETH')), 'what is left out is no part')
    await page.text(/Left out by you: 1 position worth/).visible()
    assert.match((await pages.divided('Chain')).join(), /^Ethereum .*100%$/)
    const protocols = await pages.divided('Protocol')
    assert.ok(
      protocols.some((line) => line.startsWith('Renzo')),
      protocols.join('; '),
    )
    await shot(page, 'portfolio', { whole: true })

    // Taken along: exact amounts, everything in it, what is hidden and left out marked.
    const csv = await pages.file('Positions (CSV)')
    const [head = '', ...lines] = csv.replace('\ufeff', '').trim().split('\r\n')
    const columns = head.split(',')
    const cells = (symbol: string): Record<string, string> => {
      const line = lines.map((each) => each.split(',')).find((each) => each[columns.indexOf('asset')] === symbol)
      return Object.fromEntries(columns.map((column, index) => [column, line?.[index] ?? '']))
    }
    const held = await devnet.balanceOf(devnet.contracts.wstETH.address, account)
    assert.equal(parseEther(cells('wstETH').amount as string), held)
    assert.equal(cells('wstETH').account, account)
    assert.deepEqual([cells('weETH').hidden, cells('weETH').excluded_from_totals], ['true', 'false'])
    assert.deepEqual([cells('rETH').hidden, cells('rETH').excluded_from_totals], ['false', 'true'])
    assert.match(cells('ezETH').block_time as string, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    const all = JSON.parse(await pages.file('All (JSON)')) as { positions: unknown[]; history: { asset: string }[] }
    assert.equal(all.positions.length, lines.length)
    assert.ok(all.history.some(({ asset }) => asset === 'wstETH'))

    // A token of the user's own: looked up, shown, and only then added.
    await page.get('link', /^In your lists/).click()
    await page.field('Token contract').fill(devnetOnly.testToken.slice(0, 20))
    await page.button('Look it up').click()
    await page.text(/not a valid address/).visible()
    await page.field('Token contract').fill(devnetOnly.testToken)
    await page.button('Look it up').click()
    await page.text('The contract says of itself').visible()
    await shot(page, 'looked-up', { whole: true })
    await page.button('Add it').click()
    const added = page.get('list', 'Added tokens').get('listitem')
    await until('the token in the list', async () => (await added.count()) === 1)
    // Nobody asked for a refresh: its balance comes by itself, and without a value.
    await wallet.goTo('Home')
    await wallet.held('TEST').says(/added by you.*1,234\.5678.*Value unknown/i)
    await pages.open()
    await page.get('link', /^In your lists/).click()

    // One that lies about itself is shown harmless, or not at all.
    const tell = (name: string, data: `0x${string}`) =>
      devnet.contracts.hostileToken.write('devnetTell', [toFunctionSelector(name), 0, data, 0n], devnetOnly.admin)
    await tell('symbol()', encodeAbiParameters([{ type: 'string' }], ['stETH\u202E\u200B<b>']))
    await tell('decimals()', encodeAbiParameters([{ type: 'uint256' }], [200n]))
    await page.field('Token contract').fill(devnetOnly.hostileToken)
    await page.button('Look it up').click()
    await page.text(/no usable token/).visible()
    await tell('decimals()', encodeAbiParameters([{ type: 'uint256' }], [6n]))
    await page.button('Look it up').click()
    await page.text('none that can be shown').visible()
    assert.doesNotMatch(await page.words(), /[\u202A-\u202E\u200B-\u200F]/)
    await shot(page, 'hostile', { whole: true })

    // All of it is still there after the wallet was locked.
    await wallet.lock()
    await wallet.locked()
    await wallet.unlock(testPassword)
    await wallet.atHome()
    await wallet.goTo('Home')
    await wallet.held('rETH').says(/not counted/)
    await page.button('Hidden (1)').visible()
  },
)
