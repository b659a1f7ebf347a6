import { describe, expect, test } from 'vitest'
import type { Token } from '../protocols/types.ts'
import { WAD, wad } from '../units.ts'
import { password, testAddress } from '../wallet/vaultFixture.ts'
import { createWorld, restartBrowser, startWithWallet, type Worker, type World } from './keeperFixture.ts'
import { createPreferences, parsePreferences } from './preferences.ts'
import { defaultPreferences } from './state.ts'

const watched = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const mine = `1:${testAddress}:lido:token:0xabc`
const theirs = `1:${watched}:lido:token:0xabc`
const token: Token = {
  chainId: 1,
  address: '0x6B175474E89094C44Da98b954EedeAC495271d0F',
  symbol: 'DAI',
  name: 'DAI',
  decimals: 18,
  rebasing: false,
  kind: 'plain',
}

async function open(world: World, worker: Worker) {
  const { keeper, notices, state } = worker
  const records = { durable: world.durable, session: world.session, keeper, notices }
  const preferences = createPreferences({ records, keeper, state, chainIds: [1, 10] })
  await preferences.ready
  return preferences
}

describe('preferences', () => {
  test('are mirrored, kept, and believed again only after the unlock', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const preferences = await open(world, worker)
    await preferences.mark(mine, { hidden: true })
    await preferences.mark(theirs, { excluded: true })
    await preferences.addToken(token)
    await preferences.setDiscountAlert(wad(WAD / 100n))
    const expected = { hidden: [mine], excluded: [theirs], tokens: [token], discountAlert: WAD / 100n }
    expect(worker.state.get().preferences).toEqual(expected)
    const later = await restartBrowser(world)
    const again = await open(world, later)
    expect(again.get()).toEqual(defaultPreferences)
    await later.keeper.unlock(password)
    expect(again.get()).toEqual(expected)
    expect(later.state.get().preferences).toEqual(expected)
  })

  test('hiding and excluding are two things, and each can be taken back', async () => {
    const world = createWorld()
    const preferences = await open(world, await startWithWallet(world))
    await preferences.mark(mine, { hidden: true, excluded: true })
    await preferences.mark(mine, { hidden: true })
    expect(preferences.get()).toMatchObject({ hidden: [mine], excluded: [mine] })
    await preferences.mark(mine, { hidden: false })
    expect(preferences.get()).toMatchObject({ hidden: [], excluded: [mine] })
  })

  test('a token is added once, whatever the letters of its address, and can be removed', async () => {
    const world = createWorld()
    const preferences = await open(world, await startWithWallet(world))
    await preferences.addToken(token)
    await preferences.addToken({ ...token, address: token.address.toLowerCase() as Token['address'], symbol: 'DAI2' })
    expect(preferences.get().tokens.map(({ symbol }) => symbol)).toEqual(['DAI2'])
    await preferences.addToken({ ...token, chainId: 10 })
    await preferences.removeToken(token)
    expect(preferences.get().tokens.map(({ chainId }) => chainId)).toEqual([10])
  })

  test('K12: what was said about an account goes with it', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const preferences = await open(world, worker)
    await worker.keeper.addAccount({ kind: 'watch', address: watched })
    await preferences.mark(mine, { hidden: true })
    await preferences.mark(theirs, { hidden: true, excluded: true })
    await worker.keeper.remove(watched, password)
    expect(preferences.get()).toMatchObject({ hidden: [mine], excluded: [] })
    expect(JSON.stringify(world.durable.entries.get('preferences'))).not.toContain(watched)
  })

  test('nothing can be changed while locked', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const preferences = await open(world, worker)
    await worker.keeper.lock()
    await expect(preferences.mark(mine, { hidden: true })).rejects.toMatchObject({ name: 'RecordLockedError' })
  })

  test('S6: a token slipped into storage is not believed', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    await (await open(world, worker)).addToken(token)
    const kept = world.durable.entries.get('preferences') as { text: string }
    world.durable.entries.set('preferences', { ...kept, text: kept.text.replaceAll('DAI', 'USD') })
    const later = await restartBrowser(world)
    const preferences = await open(world, later)
    await later.keeper.unlock(password)
    expect(preferences.get()).toEqual(defaultPreferences)
    expect(later.state.get().notices.map(({ id }) => id)).toEqual(['record-rejected'])
  })

  test.each([
    ['a symbol that turns the line', { symbol: 'st\u202EETH' }],
    ['an empty symbol', { symbol: '' }],
    ['a symbol of a page', { symbol: 'x'.repeat(65) }],
    ['decimals beyond 36', { decimals: 255 }],
    ['a chain we do not offer', { chainId: 5 }],
    ['half an address', { address: '0x1234' }],
  ])('a token with %s is refused', async (_, change) => {
    const world = createWorld()
    const preferences = await open(world, await startWithWallet(world))
    await expect(preferences.addToken({ ...token, ...change } as Token)).rejects.toMatchObject({
      name: 'PreferenceError',
    })
    expect(preferences.get()).toEqual(defaultPreferences)
  })

  test('an added token can claim neither a kind, a rate nor a rebase', async () => {
    const world = createWorld()
    const preferences = await open(world, await startWithWallet(world))
    await preferences.addToken({ ...token, kind: 'lst', rebasing: true, rateOf: token.address })
    expect(preferences.get().tokens).toEqual([token])
  })

  test.each([
    ['nothing', null],
    ['a list in place of the whole', []],
    ['a key of no position', { ...defaultPreferences, hidden: ['everything'] }],
    ['a key with a line break', { ...defaultPreferences, hidden: [`${mine}\n`] }],
    ['a threshold of zero', { ...defaultPreferences, discountAlert: 0n }],
    ['a threshold above all of it', { ...defaultPreferences, discountAlert: WAD + 1n }],
    ['a threshold in text', { ...defaultPreferences, discountAlert: '2' }],
    ['too many tokens', { ...defaultPreferences, tokens: Array.from({ length: 101 }, () => token) }],
  ])('stored preferences with %s are refused', (_, data) => {
    expect(() => parsePreferences(data, [1, 10])).toThrow()
  })
})
