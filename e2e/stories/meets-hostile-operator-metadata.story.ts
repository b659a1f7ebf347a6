import assert from 'node:assert/strict'
import { type Address, parseEther, zeroAddress } from 'viem'
import { mainnet } from '../devnet/addresses.ts'
import type { Devnet } from '../devnet/api.ts'
import { avs } from '../devnet/scenario/cast.ts'
import { serveMetadata } from '../fixtures/metadata.ts'
import { story } from '../fixtures/story.ts'
import { directoryOn } from '../pages/directory.ts'
import { readyWallet } from '../pages/ready.ts'

const operatorAt = (number: number): Address => `0x${'7e'.repeat(19)}${number.toString(16).padStart(2, '0')}`

export default story(
  'lets operators introduce themselves, and none of their tricks gets further than a sentence',
  async (given) => {
    const { devnet, shot } = given
    const server = await serveMetadata()
    try {
      const paths = [
        ...['harbour.json', 'bidi.json', 'bomb.json', 'disguised.json', 'huge.json'],
        ...['page.html', 'loop.json', 'list.json', 'slow.json', 'missing.json'],
      ]
      const uris = [...paths.map((path) => `${server.url}/${path}`), 'http://operators.example/a.json']
      const { wallet } = await readyWallet(given, async () => {
        for (const [index, uri] of uris.entries()) {
          await devnet.chain.setBalance(operatorAt(index), parseEther('1'))
          await devnet.contracts.delegationManager.write('registerAsOperator', [zeroAddress, 0, uri], operatorAt(index))
        }
      })
      const { page } = wallet
      const directory = directoryOn(page)
      await directory.open()
      await directory.searchLog()
      // Nobody was asked: the switch is off.
      assert.equal(server.asked.length, 0)
      await directory.find(operatorAt(0))
      await directory.row('0x7E7E7e…7E7E00').visible(20_000)

      await page.get('switch', /Names and pictures/).set(true)
      const harbour = await directory.row('Harbour Nodes').says(/self-declared name/, 20_000)
      assert.doesNotMatch(harbour, /Listed/)
      await directory.find('')
      await shot(page, 'introduced', { whole: true })

      const look = async (index: number, expected: RegExp, timeout = 20_000) => {
        const path = `/operators/${operatorAt(index)}`
        await page.evaluate((to) => {
          location.hash = to
        }, path)
        await page.text(expected).visible(timeout)
      }
      await look(0, /Runs validators beside the sea/)
      await page.text('harbour.example').visible()
      assert.ok(server.asked.includes('/harbour.png'))
      const title = await page.evaluate(() => document.title)
      assert.match(await page.words(), /Nobody has checked it/)
      await shot(page, 'honest', { whole: true })

      await look(1, /mixes alphabets/)
      const words = await page.words()
      assert.match(words, /<b>safe<\/b>/)
      assert.doesNotMatch(words, /\u202e|\u200b/)
      assert.match(words, /not a PNG, JPEG or WebP image/)
      assert.doesNotMatch(words, /javascript/)
      await shot(page, 'disguised-name', { whole: true })
      await look(2, /it is too large/)
      await look(3, /not a PNG, JPEG or WebP image/)
      await look(4, /it sent more than 64 KB/)
      await look(5, /it sent another kind of content/)
      await look(6, /it sends visitors elsewhere/)
      await look(7, /something that is not a description/)
      await look(8, /no answer within 5 seconds/, 25_000)
      await look(9, /it answered with an error/)
      await look(10, /not encrypted \(http\) and is not asked/)
      await shot(page, 'not-asked', { whole: true })
      assert.equal(await page.evaluate(() => document.title), title)

      // Another text behind the same address, without an event.
      server.rename('Harbour Prime')
      await look(0, /Runs validators beside the sea/)
      await page.button('Read again').nth(1).click()
      await page.text(/It was called “Harbour Nodes” until/).visible(20_000)
      await shot(page, 'renamed', { whole: true })

      // One in five hundred sets, of an AVS whose own contract refuses every call.
      await joinManySets(devnet, operatorAt(0))
      await devnet.chain.rpc('anvil_setCode', [avs.mach, '0x60006000fd'])
      await page.button('Read again').nth(0).click()
      await page.text('500 operator sets').visible(30_000)
      const secured = page.get('list', 'What it secures').get('listitem')
      assert.ok((await secured.count()) < 100)
      await page.button('Show 50 more').visible()
      await shot(page, 'many-sets')
      await page.evaluate((to) => {
        location.hash = to
      }, `/avs/${avs.mach}`)
      await page.text('501 operator sets').visible(30_000)
      await page
        .get('list', 'Operator sets')
        .get('listitem', /^Set 0/)
        .says(/It can slash now/)
      await page.text(/only the first hundred are read/).visible(30_000)
      await shot(page, 'silent-avs')

      // Off again: nothing of it is shown, and nobody is asked.
      const before = server.asked.length
      await wallet.goTo('Settings')
      await page.get('switch', /Names and pictures/).set(false)
      await page.evaluate(
        (to) => {
          location.hash = to
        },
        `/operators/${operatorAt(0)}`,
      )
      await page.get('switch', /Names and pictures/).visible(20_000)
      assert.doesNotMatch(await page.words(), /Harbour/)
      assert.equal(server.asked.length, before)
    } finally {
      await server.close()
    }
  },
)

async function joinManySets({ contracts: { allocationManager }, chain }: Devnet, operator: Address): Promise<void> {
  await chain.setBalance(operator, parseEther('10'))
  for (let from = 1_000; from < 1_500; from += 100) {
    const ids = Array.from({ length: 100 }, (_, index) => from + index)
    const params = ids.map((operatorSetId) => ({
      ...{ operatorSetId, strategies: [mainnet.stETHStrategy], slasher: avs.mach },
    }))
    await allocationManager.write('createOperatorSets', [avs.mach, params], avs.mach)
    const register = { avs: avs.mach, operatorSetIds: ids, data: '0x' }
    await allocationManager.write('registerForOperatorSets', [operator, register], operator)
  }
}
