import { describe, expect, test } from 'vitest'
import { password, testAddress, testSource } from '../wallet/vaultFixture.ts'
import { createWorld, restartBrowser, startWithWallet, startWorker, type Worker, type World } from './keeperFixture.ts'
import { createSelection } from './selection.ts'
import { createSettings, parseSettings } from './settings.ts'
import { defaultSettings } from './state.ts'

const second = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const recordsOf = (world: World, { keeper, notices }: Worker) => ({
  durable: world.durable,
  session: world.session,
  keeper,
  notices,
})
function open(world: World, worker: Worker) {
  return createSettings({ records: recordsOf(world, worker), state: worker.state, chainIds: [1] })
}

describe('settings', () => {
  test('start from nothing preset: no endpoint, fifteen minutes, every switch off', () => {
    expect(defaultSettings).toMatchObject({
      endpoints: {},
      autoLockMinutes: 15,
      developer: false,
      descriptions: false,
      windowEthereum: false,
    })
  })

  test('are kept, mirrored, and believed again after the unlock', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const settings = open(world, worker)
    await settings.update({ language: 'zh-CN', theme: 'dark', autoLockMinutes: 5 })
    await settings.setEndpoints(1, ['https://node.example/key', 'https://node.example/key'])
    expect(worker.state.get().settings).toEqual(settings.get())
    const later = await restartBrowser(world)
    const again = open(world, later)
    await again.ready
    expect(again.get()).toEqual({ ...defaultSettings, language: 'zh-CN', theme: 'dark' })
    await later.keeper.unlock(password)
    expect(again.get()).toMatchObject({ autoLockMinutes: 5, endpoints: { '1': ['https://node.example/key'] } })
    expect(world.alarms.get('auto-lock')).toBe(world.clock.now + 5 * 60_000)
  })

  test('H160: an endpoint replaced in storage is not used, before or after the unlock', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    await open(world, worker).setEndpoints(1, ['https://mine.example/'])
    const kept = world.durable.entries.get('settings') as { text: string }
    world.durable.entries.set('settings', { ...kept, text: kept.text.replace('mine', 'evil') })
    const later = await restartBrowser(world)
    const settings = open(world, later)
    await settings.ready
    expect(settings.get().endpoints).toEqual({})
    await later.keeper.unlock(password)
    expect(settings.get()).toEqual(defaultSettings)
    expect(later.state.get().notices.map(({ id }) => id)).toEqual(['record-rejected'])
  })

  test('V1: an endpoint can be set before there is a wallet, and stays with it', async () => {
    const world = createWorld()
    const worker = await startWorker(world)
    const settings = open(world, worker)
    await settings.update({ developer: true })
    await settings.setEndpoints(1, ['http://127.0.0.1:8545'])
    await worker.keeper.create(password, testSource)
    const later = await restartBrowser(world)
    const again = open(world, later)
    await later.keeper.unlock(password)
    expect(again.get().endpoints).toEqual({ '1': ['http://127.0.0.1:8545/'] })
  })

  test('turning the developer switch off takes plain http along', async () => {
    const world = createWorld()
    const settings = open(world, await startWithWallet(world))
    await expect(settings.setEndpoints(1, ['http://localhost:8545'])).rejects.toMatchObject({ name: 'EndpointError' })
    await settings.update({ developer: true })
    await settings.setEndpoints(1, ['http://localhost:8545', 'https://node.example/'])
    await settings.update({ developer: false })
    expect(settings.get().endpoints).toEqual({ '1': ['https://node.example/'] })
  })

  test.each([
    ['no auto-lock', { autoLockMinutes: 0 }],
    ['an auto-lock of years', { autoLockMinutes: 1e6 }],
    ['half a minute', { autoLockMinutes: 0.5 }],
    ['an auto-lock in text', { autoLockMinutes: '15' }],
    ['an unknown language', { language: 'xx' }],
    ['an unknown theme', { theme: 'pink' }],
    ['a switch that is text', { developer: 'yes' }],
    ['another switch that is a number', { windowEthereum: 1 }],
  ])('%s is refused and changes nothing', async (_, patch) => {
    const world = createWorld()
    const settings = open(world, await startWithWallet(world))
    await expect(settings.update(patch as never)).rejects.toMatchObject({ name: 'SettingsError' })
    expect(settings.get()).toEqual(defaultSettings)
  })

  test('an update cannot smuggle endpoints or unknown keys in', async () => {
    const world = createWorld()
    const settings = open(world, await startWithWallet(world))
    await settings.update({ theme: 'dark', endpoints: { '1': ['https://evil.example'] }, admin: true } as never)
    expect(settings.get()).toEqual({ ...defaultSettings, theme: 'dark' })
  })

  test.each([
    ['a chain we do not offer', { endpoints: { '5': ['https://x.example'] } }],
    ['a list that is none', { endpoints: { '1': 'https://x.example' } }],
    ['no endpoints at all', { endpoints: null }],
    ['a javascript URL', { endpoints: { '1': ['javascript:alert(1)'] } }],
    ['eleven endpoints', { endpoints: { '1': Array.from({ length: 11 }, (_, index) => `https://x${index}.example`) } }],
  ])('stored settings with %s are refused', (_, change) => {
    expect(() => parseSettings({ ...defaultSettings, ...change }, [1])).toThrow()
  })
})

describe('the selected account', () => {
  const start = async (world: World, worker: Worker) => {
    const selection = createSelection({ records: recordsOf(world, worker), keeper: worker.keeper, state: worker.state })
    await selection.ready
    return selection
  }

  test('is the first visible one until another is chosen, and the choice is kept', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const selection = await start(world, worker)
    expect(worker.state.get().selected).toBe(testAddress)
    await worker.keeper.addAccount({ kind: 'watch', address: second })
    await selection.select(second)
    expect(worker.state.get().selected).toBe(second)
    const later = await restartBrowser(world)
    await start(world, later)
    await later.keeper.unlock(password)
    expect(later.state.get().selected).toBe(second)
  })

  test('moves on when the chosen one is hidden or removed', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const selection = await start(world, worker)
    await worker.keeper.addAccount({ kind: 'watch', address: second })
    await selection.select(second)
    await worker.keeper.setHidden(second, true)
    expect(worker.state.get().selected).toBe(testAddress)
    await worker.keeper.setHidden(second, false)
    await worker.keeper.remove(second, password)
    expect(worker.state.get().selected).toBe(testAddress)
    await expect(selection.select(second)).rejects.toMatchObject({ name: 'UnknownAccountError' })
  })
})
