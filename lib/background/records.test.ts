import { describe, expect, test } from 'vitest'
import { fakeStore } from '../browser/fakes.ts'
import { password, testSource } from '../wallet/vaultFixture.ts'
import { createWorld, restartBrowser, startWithWallet, startWorker, type Worker, type World } from './keeperFixture.ts'
import { type AuthenticatedRecord, authenticatedRecord, type RecordOptions } from './records.ts'

type Pets = readonly string[]
const options: RecordOptions<Pets> = {
  name: 'pets',
  version: 2,
  parse(data, version) {
    // Version 1 kept one pet.
    const list = version === 1 ? [data] : data
    if (!Array.isArray(list) || !list.every((pet) => typeof pet === 'string')) throw new RangeError('pets')
    return list
  },
  fallback: [],
}

function open(
  world: World,
  { keeper, notices }: Worker,
  more: Partial<RecordOptions<Pets>> = {},
): AuthenticatedRecord<Pets> {
  return authenticatedRecord(
    { durable: world.durable, session: world.session, keeper, notices },
    { ...options, ...more },
  )
}
const add = (pet: string) => (pets: Pets) => [...pets, pet]
const raised = ({ state }: Worker) => state.get().notices.map(({ id }) => id)
/** A wallet whose record holds one cat; then the browser was restarted. */
async function withCat(world = createWorld()) {
  const worker = await startWithWallet(world)
  const record = open(world, worker)
  await record.ready
  await record.update(add('cat'))
  return world
}
const stored = (world: World) => world.durable.entries.get('pets') as { text: string; mac: string }

describe('an authenticated record', () => {
  test('is believed after the unlock, not before', async () => {
    const world = await withCat()
    const worker = await restartBrowser(world)
    const record = open(world, worker)
    await record.ready
    expect([record.get(), record.verified()]).toEqual([[], false])
    await worker.keeper.unlock(password)
    expect([record.get(), record.verified()]).toEqual([['cat'], true])
    expect(raised(worker)).toEqual([])
  })

  test('goes on being read while locked, also by a new worker, but not written', async () => {
    const world = await withCat()
    const first = await restartBrowser(world)
    open(world, first)
    await first.keeper.unlock(password)
    await first.keeper.lock()
    const second = await startWorker(world)
    const record = open(world, second)
    await record.ready
    expect(record.get()).toEqual(['cat'])
    await expect(record.update(add('dog'))).rejects.toMatchObject({ name: 'RecordLockedError', code: 4100 })
    expect(record.get()).toEqual(['cat'])
  })

  test('survives a change of password', async () => {
    const world = await withCat()
    const { keeper } = await startWorker(world)
    await keeper.changePassword(password, 'another good one')
    const worker = await restartBrowser(world)
    const record = open(world, worker)
    await worker.keeper.unlock('another good one')
    expect(record.get()).toEqual(['cat'])
    expect(raised(worker)).toEqual([])
  })

  test.each([
    [
      'changed',
      (world: World) => world.durable.entries.set('pets', { ...stored(world), text: '{"version":2,"data":["wolf"]}' }),
    ],
    ['without its MAC', (world: World) => world.durable.entries.set('pets', { text: '{"version":2,"data":["wolf"]}' })],
    ['with an empty MAC', (world: World) => world.durable.entries.set('pets', { ...stored(world), mac: '' })],
    ['of another name', (world: World) => world.durable.entries.set('pets', world.durable.entries.get('other'))],
    ['null', (world: World) => world.durable.entries.set('pets', null)],
    ['rubbish', (world: World) => world.durable.entries.set('pets', '{"version":')],
  ])('H160: %s, it gives way to the fallback and a notice', async (_, tamper) => {
    const world = createWorld()
    const before = await startWithWallet(world)
    for (const name of ['pets', 'other']) {
      const record = open(world, before, { name })
      await record.ready
      await record.update(add('cat'))
    }
    tamper(world)
    const worker = await restartBrowser(world)
    const record = open(world, worker)
    await worker.keeper.unlock(password)
    expect([record.get(), record.verified()]).toEqual([[], true])
    expect(raised(worker)).toEqual(['record-rejected'])
    await record.update(add('dog'))
    expect(record.get()).toEqual(['dog'])
  })

  test('H160: before the unlock only what is harmless shows through', async () => {
    const world = await withCat()
    const worker = await restartBrowser(world)
    const record = open(world, worker, { beforeUnlock: (pets) => pets.slice(0, 1).map(() => 'some pet') })
    await record.ready
    expect([record.get(), record.verified()]).toEqual([['some pet'], false])
    await expect(record.update(add('dog'))).rejects.toMatchObject({ name: 'RecordLockedError' })
  })

  test('an older version is migrated, a newer one is left untouched', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const old = authenticatedRecord<string>(
      { durable: world.durable, session: world.session, keeper: worker.keeper, notices: worker.notices },
      { name: 'pets', version: 1, parse: String, fallback: '' },
    )
    await old.ready
    await old.update(() => 'cat')
    const later = await restartBrowser(world)
    const record = open(world, later)
    await later.keeper.unlock(password)
    expect(record.get()).toEqual(['cat'])
    await record.update(add('dog'))
    const kept = stored(world).text
    const downgraded = await restartBrowser(world)
    const olden = open(world, downgraded, { version: 1 })
    await downgraded.keeper.unlock(password)
    expect(olden.get()).toEqual([])
    await expect(olden.update(add('rat'))).rejects.toMatchObject({ name: 'RecordNewerError' })
    expect(stored(world).text).toBe(kept)
  })

  test('what was chosen during onboarding becomes durable with the wallet', async () => {
    const world = createWorld()
    const worker = await startWorker(world)
    const record = open(world, worker)
    await record.ready
    await record.update(add('cat'))
    expect(world.durable.entries.size).toBe(0)
    const revived = await startWorker(world)
    const again = open(world, revived)
    await again.ready
    expect(again.get()).toEqual(['cat'])
    await revived.keeper.create(password, testSource)
    expect(stored(world).text).toContain('cat')
    const later = await restartBrowser(world)
    const kept = open(world, later)
    await later.keeper.unlock(password)
    expect(kept.get()).toEqual(['cat'])
  })

  test('H161: a refused write changes nothing and raises the banner', async () => {
    let full = false
    const durable = fakeStore((operation, key) => {
      if (full && operation === 'set' && key === 'pets') throw new Error('quota')
    })
    const world = createWorld({ durable })
    const worker = await startWithWallet(world)
    const record = open(world, worker)
    await record.ready
    await record.update(add('cat'))
    full = true
    await expect(record.update(add('dog'))).rejects.toMatchObject({ name: 'RecordWriteError' })
    expect(record.get()).toEqual(['cat'])
    expect(raised(worker)).toEqual(['write-failed'])
  })

  test('S7: updates asked for at once all count, and everyone hears of each', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const record = open(world, worker)
    const heard: number[] = []
    record.subscribe((pets) => void heard.push(pets.length))
    await Promise.all(['cat', 'dog', 'cow'].map((pet) => record.update(add(pet))))
    expect(record.get()).toEqual(['cat', 'dog', 'cow'])
    expect(heard).toEqual([1, 2, 3])
  })

  test('a reset forgets it', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    const record = open(world, worker)
    await record.update(add('cat'))
    await worker.keeper.reset()
    expect(record.get()).toEqual([])
  })
})
