import { beforeAll, describe, expect, test } from 'vitest'
import { type FakeStore, fakeStore } from '../browser/fakes.ts'
import { createCopies, VaultConflictError, VaultWriteError } from './copies.ts'
import { sealEnvelope } from './envelope.ts'
import { type ClosedVault, closeVault, openVault, parseVault, VaultNewerError } from './vault.ts'
import { makeVault, quickKdf } from './vaultFixture.ts'

let made: Awaited<ReturnType<typeof makeVault>>
let texts: string[]
let vaults: ClosedVault[]
beforeAll(async () => {
  made = await makeVault()
  texts = []
  for (const revision of [1, 2, 3]) texts.push(await closeVault({ ...made.contents, revision }, made.keys))
  vaults = await Promise.all(texts.map((text) => parseVault(text, quickKdf)))
})
const text = (revision: number) => texts[revision - 1] as string
const vault = (revision: number) => vaults[revision - 1] as ClosedVault
const check = (closed: ClosedVault) => openVault(closed, made.keys)

async function written(main: FakeStore = fakeStore(), second: FakeStore = fakeStore()) {
  const copies = createCopies(main, second, quickKdf)
  expect(await copies.write(null, text(1), check)).toBe(true)
  return { main, second, copies }
}

describe('the two copies', () => {
  test('are both there after a write, and read as one', async () => {
    const { main, second, copies } = await written()
    expect(main.entries.get('vault')).toBe(text(1))
    expect(second.entries.get('vault')).toBe(text(1))
    expect(await copies.read()).toMatchObject({ state: 'whole', healthy: true, recovered: false, older: false })
  })

  test('nothing anywhere is a new wallet; an empty store beside one that does not answer is not', async () => {
    expect(await createCopies(fakeStore(), fakeStore(), quickKdf).read()).toEqual({ state: 'empty' })
    const broken = fakeStore(() => {
      throw new Error('does not answer')
    })
    expect(await createCopies(broken, fakeStore(), quickKdf).read()).toEqual({ state: 'damaged' })
    expect(await createCopies(fakeStore(), broken, quickKdf).read()).toEqual({ state: 'damaged' })
  })

  test.each([
    ['gone', undefined],
    ['null', null],
    ['rubbish', '{"format":'],
    ['truncated', 'TRUNCATED'],
  ])('S2: with the main copy %s the second one stands in', async (_, damage) => {
    const { main, copies } = await written()
    if (damage === undefined) main.entries.delete('vault')
    else main.entries.set('vault', damage === 'TRUNCATED' ? text(1).slice(0, -5) : damage)
    expect(await copies.read()).toMatchObject({ state: 'whole', recovered: true, vault: { text: text(1) } })
    expect(await copies.heal(vault(1))).toBe(true)
    expect(main.entries.get('vault')).toBe(text(1))
  })

  test('S3: with both damaged nothing is overwritten by anything', async () => {
    const { main, second, copies } = await written()
    main.entries.set('vault', 'x')
    second.entries.set('vault', 'y')
    expect(await copies.read()).toEqual({ state: 'damaged' })
    await expect(copies.write(null, text(2), check)).rejects.toThrow(VaultConflictError)
    expect([main.entries.get('vault'), second.entries.get('vault')]).toEqual(['x', 'y'])
  })

  test('S5: one copy of a later version is enough to touch neither', async () => {
    for (const which of ['main', 'second'] as const) {
      const pair = await written()
      const later = await sealEnvelope(2, 'later', made.keys.mac)
      pair[which].entries.set('vault', later)
      expect(await pair.copies.read()).toEqual({ state: 'newer' })
      await expect(pair.copies.write(vault(1), text(2), check)).rejects.toThrow(VaultNewerError)
      expect(pair[which].entries.get('vault')).toBe(later)
    }
  })

  test('H159: an older copy put back is noticed and not used', async () => {
    const { main, second, copies } = await written()
    await copies.write(vault(1), text(2), check)
    main.entries.set('vault', text(1))
    expect(await copies.read()).toMatchObject({ older: true, recovered: false, vault: { revision: 2 } })
    second.entries.set('vault', text(1))
    expect(await copies.read()).toMatchObject({ older: true, vault: { revision: 1 } })
  })

  test('S7: what another writer wrote is not overwritten', async () => {
    const { main, second, copies } = await written()
    await createCopies(main, second, quickKdf).write(vault(1), text(2), check)
    await expect(copies.write(vault(1), text(2), check)).rejects.toThrow(VaultConflictError)
  })

  test('S11: a store that silently corrupts one write keeps the old wallet', async () => {
    for (const spoil of [
      (value: string) => value.slice(0, -1),
      () => '',
      (value: string) => value.replace('AES', 'aes'),
    ]) {
      const { main, second, copies } = await written()
      let spoilt = false
      const corrupting = {
        ...main,
        async set(key: string, value: unknown) {
          const bad = key === 'vault' && !spoilt
          if (bad) spoilt = true
          await main.set(key, bad ? `${spoil(String(value))} ` : value)
        },
      }
      const unlucky = createCopies(corrupting, second, quickKdf)
      await expect(unlucky.write(vault(1), text(2), check)).rejects.toThrow(VaultWriteError)
      expect(await copies.read()).toMatchObject({ state: 'whole', vault: { text: text(1) }, recovered: false })
    }
  })

  test('S11: a record that reads back but does not open is taken back', async () => {
    const { copies } = await written()
    const refuse = async () => {
      throw new Error('does not open')
    }
    await expect(copies.write(vault(1), text(2), refuse)).rejects.toThrow(VaultWriteError)
    expect(await copies.read()).toMatchObject({ vault: { text: text(1) }, healthy: true })
  })

  test('H161: a full main store keeps the old wallet, a full second store is told of', async () => {
    const full = (store: FakeStore) => ({ ...store, set: () => Promise.reject(new Error('quota')) })
    const { main, second, copies } = await written()
    await expect(createCopies(full(main), second, quickKdf).write(vault(1), text(2), check)).rejects.toThrow(
      VaultWriteError,
    )
    expect(await copies.read()).toMatchObject({ vault: { text: text(1) } })
    expect(await createCopies(main, full(second), quickKdf).write(vault(1), text(2), check)).toBe(false)
    expect(await copies.read()).toMatchObject({ vault: { text: text(2) }, recovered: false, older: false })
  })

  test('the main copy is not touched while there is no second one to fall back to', async () => {
    const { main, second } = await written()
    second.entries.set('vault', 'damaged')
    const stuck = { ...second, set: () => Promise.reject(new Error('quota')) }
    await expect(createCopies(main, stuck, quickKdf).write(vault(1), text(2), check)).rejects.toThrow(VaultWriteError)
    expect(main.entries.get('vault')).toBe(text(1))
  })

  test('a store that reports failure and yet keeps the record is believed by its record', async () => {
    const { main, second, copies } = await written()
    const liar = {
      ...main,
      async set(key: string, value: unknown) {
        if (value !== text(1)) await main.set(key, value)
        throw new Error('failed, it says')
      },
    }
    expect(await createCopies(liar, second, quickKdf).write(vault(1), text(2), check)).toBe(true)
    expect(await copies.read()).toMatchObject({ vault: { text: text(2) } })
  })

  test('H162: killed before any single step, a write leaves the old wallet or the new one', async () => {
    const outcomes = new Set<string>()
    for (let killAt = 0; ; killAt += 1) {
      const { main, second } = await written()
      let step = 0
      let killed = false
      const mortal = (store: FakeStore) => {
        const live = async <result>(work: () => Promise<result>): Promise<result> => {
          if (step >= killAt) killed = true
          step += 1
          // A killed worker runs nothing more: the promise never settles.
          return killed ? new Promise<never>(() => {}) : work()
        }
        return {
          get: (key: string) => live(() => store.get(key)),
          set: (key: string, value: unknown) => live(() => store.set(key, value)),
          delete: (key: string) => live(() => store.delete(key)),
        }
      }
      const write = createCopies(mortal(main), mortal(second), quickKdf).write(vault(1), text(2), check)
      const finished = await Promise.race([write.then(() => true), new Promise((done) => setTimeout(done, 25, false))])
      const found = await createCopies(main, second, quickKdf).read()
      expect(found).toMatchObject({ state: 'whole', recovered: false })
      if (found.state === 'whole') {
        outcomes.add(found.vault.text)
        expect([text(1), text(2)]).toContain(found.vault.text)
        await check(found.vault)
      }
      if (finished) break
    }
    expect(outcomes).toEqual(new Set([text(1), text(2)]))
  })

  test('K12: erasing leaves nothing under any key', async () => {
    const { main, second, copies } = await written()
    await copies.erase()
    expect([...main.entries, ...second.entries]).toEqual([])
    expect(await copies.read()).toEqual({ state: 'empty' })
  })
})
