import { IDBDatabase, IDBFactory } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'

vi.mock('wxt/browser', () => ({ browser: {} }))
const { openDatabase } = await import('./durable.ts')

describe('the durable store', () => {
  test('keeps what it is given, over connections', async () => {
    const factory = new IDBFactory()
    const store = openDatabase('bowline', factory)
    expect(await store.get('vault')).toBeUndefined()
    await store.set('vault', 'text')
    await store.set('list', [{ wei: 1n }])
    const again = openDatabase('bowline', factory)
    expect(await again.get('vault')).toBe('text')
    expect(await again.get('list')).toEqual([{ wei: 1n }])
    expect(await again.keys()).toEqual(['list', 'vault'])
    await again.delete('list')
    expect(await store.keys()).toEqual(['vault'])
    await store.clear()
    expect(await again.keys()).toEqual([])
  })

  test('two databases do not see each other', async () => {
    const factory = new IDBFactory()
    await openDatabase('bowline', factory).set('vault', 'main')
    expect(await openDatabase('bowline-backup', factory).get('vault')).toBeUndefined()
  })

  test('asks and writes what is wanted at one time by one transaction, each with its own outcome', async () => {
    const store = openDatabase('bowline', new IDBFactory())
    await store.keys()
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const keys = Array.from({ length: 200 }, (_, index) => `portfolio.1.${index}`)
    await Promise.all(keys.map((key, index) => store.set(key, `text ${index}`)))
    expect(await Promise.all(keys.map((key) => store.get(key)))).toEqual(keys.map((_, index) => `text ${index}`))
    expect(begun).toHaveBeenCalledTimes(2)
    begun.mockRestore()
    const [refused, kept] = await Promise.allSettled([store.set('bad', () => {}), store.set('good', 'text')])
    expect([refused.status, kept.status]).toEqual(['rejected', 'fulfilled'])
    expect(await store.get('good')).toBe('text')
  })

  test('reads and writes of one tick happen in the order they were asked', async () => {
    const store = openDatabase('bowline', new IDBFactory())
    const found = await Promise.all([
      store.get('a'),
      store.set('a', 1),
      store.get('a'),
      store.set('a', 2),
      store.set('a', 3),
      store.get('a'),
      store.delete('a'),
      store.get('a'),
    ])
    expect(found.filter((_, index) => [0, 2, 5, 7].includes(index))).toEqual([undefined, 1, 3, undefined])
  })

  test('H164: works again after the browser deleted the database under it', async () => {
    const factory = new IDBFactory()
    const store = openDatabase('bowline', factory)
    await store.set('vault', 'text')
    await new Promise((resolve, reject) => {
      const request = factory.deleteDatabase('bowline')
      request.onsuccess = resolve
      request.onerror = reject
    })
    expect(await store.get('vault')).toBeUndefined()
    await store.set('vault', 'again')
    expect(await store.get('vault')).toBe('again')
  })

  test('H161: a database that cannot be opened is a StoreError, and is tried again', async () => {
    const factory = new IDBFactory()
    const open = vi.spyOn(factory, 'open').mockImplementationOnce(() => {
      throw new Error('no storage')
    })
    const store = openDatabase('bowline', factory)
    await expect(store.get('vault')).rejects.toMatchObject({ name: 'StoreError' })
    expect(await store.get('vault')).toBeUndefined()
    open.mockRestore()
  })

  test('H161: a store that hangs fails after five seconds', async () => {
    vi.useFakeTimers()
    const factory = new IDBFactory()
    vi.spyOn(factory, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest)
    const reading = expect(openDatabase('bowline', factory).get('vault')).rejects.toMatchObject({ name: 'StoreError' })
    await vi.advanceTimersByTimeAsync(5_000)
    await reading
    vi.useRealTimers()
  })
})
