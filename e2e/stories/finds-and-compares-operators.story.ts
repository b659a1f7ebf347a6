import assert from 'node:assert/strict'
import { parseEther } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import { avs, nethermind, p2p } from '../devnet/scenario/cast.ts'
import { story } from '../fixtures/story.ts'
import { directoryOn } from '../pages/directory.ts'
import { readyWallet } from '../pages/ready.ts'

export default story(
  'finds an operator, compares it with others, and reads who can slash it and who did',
  async (given) => {
    const { devnet, rpc, shot } = given
    const { wallet } = await readyWallet(given)
    const { page } = wallet
    const directory = directoryOn(page)
    await directory.open()

    // What the list says is what the core says.
    const stake = async (operator: string) =>
      (await devnet.contracts.delegationManager.read('operatorShares', [operator, mainnet.stETHStrategy])) as bigint
    assert.ok((await stake(p2p.address)) > 0n)
    const row = await directory.row('P2P.org').says(/3 operator sets/)
    assert.match(row, /Listed/)
    assert.match(row, /Commission 10% to 20%/)
    assert.match(row, /ETH/)
    assert.match(await directory.row('Nethermind').read(), /1 keeps what it slashes/)
    await shot(page, 'operators', { whole: true })

    await page.field('Order').choose('Longest allocation delay')
    const longest = await directory.first()
    await page.field('Order').choose('Most operator sets')
    assert.match(await directory.first(), /P2P\.org/)
    assert.doesNotMatch(longest, /Kiln/)
    await directory.find('kil')
    const found = await page.get('list', 'Operators').get('listitem').texts()
    assert.ok(found.length > 0 && found.every((text) => /Kiln/.test(text)), found.join('\n'))
    await directory.find('nobody of this name')
    await page.text('Nothing in this list fits.').visible()
    await directory.find('')

    await page.get('checkbox', 'Compare P2P.org').set(true)
    await page.get('checkbox', 'Compare Kiln').set(true)
    await page.get('checkbox', 'Compare Nethermind').set(true)
    await shot(page, 'chosen')
    await page.button('Compare (3 chosen)').click()
    const table = page.get('table', 'Compare operators')
    await table.visible(20_000)
    const rows = await table.get('row').texts()
    const line = (name: string) => rows.find((text) => text.startsWith(name)) ?? ''
    assert.match(line('Allocation delay'), /none: at once/)
    assert.match(line('Keep what they slash'), /⚠ 1/)
    assert.match(line('Operator sets'), /3.*2.*2/s)
    await shot(page, 'compared', { whole: true })

    // A real slash, then what is told of it.
    await devnet.slash({
      ...{ avs: avs.cap, setId: 0, operator: nethermind.address },
      ...{ strategies: [mainnet.stETHStrategy], wads: [parseEther('0.5')] },
      description: 'missed a payment',
    })
    const left = (await devnet.contracts.allocationManager.read('getMaxMagnitude', [
      nethermind.address,
      mainnet.stETHStrategy,
    ])) as bigint
    assert.equal(left, parseEther('0.7'))
    await page.get('link', /^Nethermind/).click()
    await page.get('heading', 'Nethermind').visible(20_000)
    await page.button('Read again').click()
    await page.text(/30% lost to slashing so far/).visible(20_000)
    await directory.searchLog()
    const slash = page.get('list', 'Slashes').get('listitem')
    assert.match(await slash.says(/30% of stETH/, 20_000), /by Cap, set 0.*missed a payment/s)
    await page.text(/Keeps what it slashes/).visible()
    await shot(page, 'operator', { whole: true })

    await page.get('link', 'by Cap, set 0').click()
    await page.get('heading', 'Cap').visible(20_000)
    const sets = page.get('list', 'Operator sets')
    const first = await sets.get('listitem', /^Set 0/).says(/It can slash now/, 20_000)
    assert.match(first, /1 slash so far/)
    assert.match(first, /Slashed stake goes to/)
    await page
      .get('list', 'Slashes')
      .get('listitem', /Nethermind, set 0/)
      .visible()
    await shot(page, 'avs', { whole: true })

    await page.colorScheme('dark')
    await shot(page, 'avs-dark')
    await page.colorScheme('light')

    // An endpoint that fails says so; what was read is still there.
    rpc.set({ kind: 'down' })
    await page.button('Read again').click()
    await page.get('alert').visible(20_000)
    await sets.get('listitem', /^Set 0/).visible()
    rpc.heal()

    await wallet.goTo('Settings')
    await page.field('Language').choose('简体中文')
    await page.evaluate(() => {
      location.hash = '/operators'
    })
    await page.get('heading', '运营商与 AVS').visible()
    await page.get('list', '运营商').get('listitem', /Kiln/).nth(0).visible()
    await shot(page, 'in-chinese', { whole: true })
    await page.resize(1_200, 900)
    await page.colorScheme('dark')
    await shot(page, 'wide-and-dark', { whole: true })
  },
)
