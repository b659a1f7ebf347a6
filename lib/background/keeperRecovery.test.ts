import { describe, expect, test } from 'vitest'
import { type FakeStore, fakeSession, fakeStore } from '../browser/fakes.ts'
import { sealEnvelope } from '../wallet/envelope.ts'
import { password, testAddress, testKey, testPath, testPhrase, testSource } from '../wallet/vaultFixture.ts'
import type { KeeperRoom } from './keeper.ts'
import { createWorld, restartBrowser, startWithWallet, startWorker, type World } from './keeperFixture.ts'

const next = 'another good one'
const second = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const coldKey = '11'.repeat(32)
const noticesOf = ({ state }: { state: { get(): { notices: readonly { id: string }[] } } }) =>
  state.get().notices.map(({ id }) => id)
const snapshot = (world: World) => JSON.stringify([[...world.durable.entries], [...world.backup.entries]])
const opens = (world: World, secret: string) =>
  restartBrowser(world).then(({ keeper }) =>
    keeper.unlock(secret).then(
      () => true,
      () => false,
    ),
  )

describe('damage', () => {
  test.each([
    ['gone', (store: FakeStore) => void store.entries.delete('vault')],
    ['null', (store: FakeStore) => void store.entries.set('vault', null)],
    [
      'truncated',
      (store: FakeStore) => void store.entries.set('vault', String(store.entries.get('vault')).slice(0, 99)),
    ],
  ])('H157: with the main copy %s the second restores the same wallet and says so', async (_, damage) => {
    const world = createWorld()
    await startWithWallet(world)
    damage(world.durable)
    const worker = await restartBrowser(world)
    expect(worker.keeper.phase()).toBe('locked')
    expect(noticesOf(worker)).toEqual(['recovered-from-copy'])
    const before = snapshot(world)
    await expect(worker.keeper.unlock('not the one')).rejects.toMatchObject({ name: 'WrongPasswordError' })
    expect(world.durable.entries.get('vault')).toEqual(
      JSON.parse(before)[0].find(([key]: [string]) => key === 'vault')?.[1],
    )
    await worker.keeper.unlock(password)
    expect(worker.keeper.accounts().map(({ address }) => address)).toEqual([testAddress])
    expect(world.durable.entries.get('vault')).toBe(world.backup.entries.get('vault'))
  })

  test('H157: with both copies damaged the password is not even asked, and nothing is overwritten', async () => {
    const world = createWorld()
    await startWithWallet(world)
    for (const store of [world.durable, world.backup]) store.entries.set('vault', 'not a wallet')
    const { keeper } = await restartBrowser(world)
    const before = snapshot(world)
    expect(keeper.phase()).toBe('damaged')
    await expect(keeper.unlock(password)).rejects.toMatchObject({ name: 'VaultDamagedError' })
    await expect(keeper.create(password, testSource)).rejects.toMatchObject({ name: 'VaultExistsError' })
    await expect(keeper.create(password, testSource)).rejects.toMatchObject({ name: 'VaultExistsError' })
    expect(snapshot(world)).toBe(before)
  })

  test('H157: damage that only the password can show is told from a wrong password, and the other copy used', async () => {
    const world = createWorld()
    await startWithWallet(world)
    const text = String(world.durable.entries.get('vault'))
    const { version, body } = JSON.parse(text)
    const foreign = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const forged = await sealEnvelope(version, body.replace('Account 1', 'Account 9'), foreign as CryptoKey)
    world.durable.entries.set('vault', forged)
    const worker = await restartBrowser(world)
    await worker.keeper.unlock(password)
    expect(worker.keeper.accounts()[0]?.name).toBe('Account 1')
    expect(noticesOf(worker)).toEqual(['recovered-from-copy'])
    for (const store of [world.durable, world.backup]) store.entries.set('vault', forged)
    const both = await restartBrowser(world)
    await expect(both.keeper.unlock('not the one')).rejects.toMatchObject({ name: 'WrongPasswordError' })
    await expect(both.keeper.unlock(password)).rejects.toMatchObject({ name: 'VaultDamagedError' })
    expect(both.state.get().phase).toBe('damaged')
    expect(world.backup.entries.get('vault')).toBe(forged)
  })

  test('H159: an older copy put back is noticed; the newer one is used and put in its place', async () => {
    const world = createWorld()
    const { keeper } = await startWithWallet(world)
    const older = world.durable.entries.get('vault')
    await keeper.rename(testAddress, 'Renamed')
    world.durable.entries.set('vault', older)
    const worker = await restartBrowser(world)
    expect(noticesOf(worker)).toEqual(['older-copy'])
    await worker.keeper.unlock(password)
    expect(worker.keeper.accounts()[0]?.name).toBe('Renamed')
    expect(world.durable.entries.get('vault')).toBe(world.backup.entries.get('vault'))
    world.durable.entries.set('vault', older)
    world.backup.entries.set('vault', older)
    expect(noticesOf(await restartBrowser(world))).toEqual(['older-copy'])
  })

  test('H163: a wallet of a later version is left alone', async () => {
    const world = createWorld()
    const key = (await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])) as CryptoKey
    world.durable.entries.set('vault', await sealEnvelope(2, '{"later":true}', key))
    const { keeper } = await startWorker(world)
    const before = snapshot(world)
    expect(keeper.phase()).toBe('newer')
    await expect(keeper.unlock(password)).rejects.toMatchObject({ name: 'VaultNewerError' })
    await expect(keeper.create(password, testSource)).rejects.toMatchObject({ name: 'VaultExistsError' })
    expect(snapshot(world)).toBe(before)
  })

  test('H164: without session memory the wallet opens and locks all the same', async () => {
    const refuse = () => {
      throw new Error('no session memory')
    }
    const world = createWorld({ session: fakeSession(refuse) })
    const { keeper } = await startWithWallet(world)
    await keeper.signMessage(testAddress, '0x')
    expect((await startWorker(world)).keeper.phase()).toBe('locked')
  })
})

describe('failing stores', () => {
  const failing = () => {
    let full = false
    const store = fakeStore((operation) => {
      if (full && operation === 'set') throw new Error('quota')
    })
    return { store, fill: (value: boolean) => (full = value) }
  }

  test('H161: a store that throws on reading is damage, not a new wallet', async () => {
    const broken = fakeStore((operation) => {
      if (operation === 'get') throw new Error('does not answer')
    })
    const { keeper } = await startWorker(createWorld({ durable: broken }))
    expect(keeper.phase()).toBe('damaged')
    await expect(keeper.create(password, testSource)).rejects.toMatchObject({ name: 'VaultExistsError' })
  })

  test('H161: a full disk loses nothing, raises the banner, and stops what destroys until a write succeeds', async () => {
    const main = failing()
    const world = createWorld({ durable: main.store })
    const worker = await startWithWallet(world)
    const { keeper } = worker
    await keeper.addAccount({ kind: 'key', privateKey: coldKey })
    main.fill(true)
    await expect(keeper.rename(testAddress, 'x')).rejects.toMatchObject({ name: 'VaultWriteError' })
    expect(noticesOf(worker)).toEqual(['write-failed'])
    expect(keeper.accounts()[0]?.name).toBe('Account 1')
    await expect(keeper.remove(testAddress, password)).rejects.toMatchObject({ name: 'VaultWriteError' })
    await expect(keeper.changePassword(password, next)).rejects.toMatchObject({ name: 'VaultWriteError' })
    expect(await keeper.reveal(password, { address: testAddress })).toEqual({ secret: testKey })
    main.fill(false)
    await keeper.remove(testAddress, password)
    expect(noticesOf(worker)).toEqual([])
    expect(await opens(world, password)).toBe(true)
  })

  test('H161: the banner stays over a worker restart', async () => {
    const backup = failing()
    const world = createWorld({ backup: backup.store })
    const { keeper } = await startWithWallet(world)
    backup.fill(true)
    await keeper.rename(testAddress, 'Renamed')
    expect(noticesOf(await startWorker(world))).toEqual(['write-failed'])
  })

  test('a wallet that could not be written does not exist', async () => {
    const main = failing()
    main.fill(true)
    const world = createWorld({ durable: main.store })
    const { keeper } = await startWorker(world)
    await expect(keeper.create(password, testSource)).rejects.toMatchObject({ name: 'VaultWriteError' })
    expect((await restartBrowser(world)).keeper.phase()).toBe('new')
  })
})

/** Runs a flow and stops the world before its n-th storage operation; then looks at what a new browser finds. */
async function killEverywhere(
  prepare: (keeper: KeeperRoom) => Promise<unknown>,
  flow: (keeper: KeeperRoom) => Promise<unknown>,
  inspect: (world: World) => Promise<string>,
): Promise<Set<string>> {
  const outcomes = new Set<string>()
  for (let killAt = 0; ; killAt += 1) {
    let left = Number.POSITIVE_INFINITY
    let die: (finished: false) => void = () => {}
    const killed = new Promise<false>((resolve) => {
      die = resolve
    })
    const mortal = () => {
      left -= 1
      if (left >= 0) return undefined
      die(false)
      // A killed worker runs nothing more: what it waits for never comes.
      return new Promise<void>(() => {})
    }
    const world = createWorld({ durable: fakeStore(mortal), backup: fakeStore(mortal) })
    const { keeper } = await startWorker(world)
    await prepare(keeper)
    left = killAt
    const finished = await Promise.race([flow(keeper).then(() => true), killed])
    // Whatever it had under way beside that must come to its own end first, with the world still stopped.
    if (!finished) await new Promise((done) => setTimeout(done, 60))
    left = Number.POSITIVE_INFINITY
    outcomes.add(await inspect(world))
    if (finished) return outcomes
  }
}

describe('H162: killed before any step', () => {
  test('onboarding leaves no wallet or the whole one', async () => {
    const outcomes = await killEverywhere(
      async () => {},
      (keeper) => keeper.create(password, testSource),
      async (world) => {
        const { keeper } = await restartBrowser(world)
        if (keeper.phase() === 'new') return 'none'
        await keeper.unlock(password)
        return keeper
          .accounts()
          .map(({ address }) => address)
          .join()
      },
    )
    expect(outcomes).toEqual(new Set(['none', testAddress]))
  })

  test('S12: a change of password leaves exactly one that works', async () => {
    const outcomes = await killEverywhere(
      (keeper) => keeper.create(password, testSource),
      (keeper) => keeper.changePassword(password, next),
      async (world) => {
        const [old, fresh] = [await opens(world, password), await opens(world, next)]
        expect(old).not.toBe(fresh)
        return old ? 'old' : 'new'
      },
    )
    expect(outcomes).toEqual(new Set(['old', 'new']))
  })

  test('an import leaves the account with its key, or neither', async () => {
    const outcomes = await killEverywhere(
      (keeper) => keeper.create(password, testSource),
      (keeper) => keeper.addAccount({ kind: 'key', privateKey: coldKey }),
      async (world) => {
        const { keeper } = await restartBrowser(world)
        await keeper.unlock(password)
        for (const { address } of keeper.accounts()) await keeper.signMessage(address, '0x00')
        return String(keeper.accounts().length)
      },
    )
    expect(outcomes).toEqual(new Set(['1', '2']))
  })

  test('a removal leaves the account that can sign, or nothing of it', async () => {
    const outcomes = await killEverywhere(
      async (keeper) => {
        await keeper.create(password, testSource)
        await keeper.addAccount({ kind: 'key', privateKey: coldKey })
      },
      (keeper) => keeper.remove(testAddress, password),
      async (world) => {
        const { keeper } = await restartBrowser(world)
        await keeper.unlock(password)
        for (const { address } of keeper.accounts()) await keeper.signMessage(address, '0x00')
        return String(keeper.accounts().length)
      },
    )
    expect(outcomes).toEqual(new Set(['2', '1']))
  })

  test('a reset leaves the wallet or nothing', async () => {
    const outcomes = await killEverywhere(
      (keeper) => keeper.create(password, testSource),
      (keeper) => keeper.reset(),
      async (world) => {
        const { keeper } = await restartBrowser(world)
        if (keeper.phase() === 'new') return 'nothing'
        await keeper.unlock(password)
        return 'the wallet'
      },
    )
    expect(outcomes).toEqual(new Set(['the wallet', 'nothing']))
  })
})

describe('several windows', () => {
  test('H165: everything asked for at once happens, one after the other', async () => {
    const world = createWorld()
    const { keeper } = await startWithWallet(world)
    const seedId = keeper.accounts()[0]?.seedId as string
    await Promise.all([
      keeper.deriveNext(seedId),
      keeper.addAccount({ kind: 'key', privateKey: coldKey, name: 'Cold' }),
      keeper.changePassword(password, next),
      keeper.deriveNext(seedId),
      keeper.rename(testAddress, 'First'),
      keeper.setHidden(testAddress, true),
    ])
    const { keeper: after } = await restartBrowser(world)
    await expect(after.unlock(password)).rejects.toMatchObject({ name: 'WrongPasswordError' })
    await after.unlock(next)
    expect(after.accounts().map(({ name, hidden }) => [name, hidden])).toEqual([
      ['First', true],
      ['Account 2', false],
      ['Cold', false],
      ['Account 4', false],
    ])
    expect(new Set(after.accounts().map(({ address }) => address)).size).toBe(4)
  })

  test('S7: two workers cannot lose each other’s changes', async () => {
    const world = createWorld()
    const one = await startWithWallet(world)
    const two = await startWorker(world)
    await two.keeper.signMessage(testAddress, '0x')
    await one.keeper.rename(testAddress, 'One')
    await expect(two.keeper.rename(testAddress, 'Two')).rejects.toMatchObject({ name: 'VaultConflictError' })
    await two.keeper.rename(testAddress, 'Two')
    expect((await startWorker(world)).keeper.accounts()).toHaveLength(1)
    const { keeper } = await restartBrowser(world)
    await keeper.unlock(password)
    expect(keeper.accounts()[0]?.name).toBe('Two')
  })

  test('a second wallet never overwrites the first', async () => {
    const world = createWorld()
    const { keeper } = await startWithWallet(world)
    await expect(keeper.create(next, { kind: 'watch', address: second })).rejects.toMatchObject({
      name: 'VaultExistsError',
    })
    expect(await opens(world, password)).toBe(true)
  })
})

describe('H170: what is removed is gone', () => {
  test('an account leaves nothing behind, and everyone who keeps something of it is told', async () => {
    const world = createWorld()
    const { keeper } = await startWithWallet(world)
    const address = await keeper.addAccount({ kind: 'key', privateKey: coldKey, name: 'Cold' })
    const told: string[] = []
    keeper.onRemove(async (removed) => void told.push(removed))
    await keeper.remove(address, password)
    expect(told).toEqual([address])
    expect(snapshot(world) + JSON.stringify([...world.session.entries])).not.toContain(address)
    await expect(keeper.signMessage(address, '0x')).rejects.toMatchObject({ name: 'UnknownAccountError' })
    await expect(keeper.reveal(password, { address })).rejects.toMatchObject({ name: 'UnknownAccountError' })
  })

  test('a reset empties every store and starts over', async () => {
    const world = createWorld()
    const worker = await startWithWallet(world)
    world.durable.entries.set('activity', 'anything')
    const told: string[] = []
    worker.keeper.onLock(() => void told.push('lock'))
    worker.keeper.onReset(() => void told.push('reset'))
    await worker.keeper.reset()
    expect([...world.durable.entries, ...world.backup.entries, ...world.session.entries]).toEqual([])
    expect(told).toEqual(['lock', 'reset'])
    expect(worker.state.get()).toMatchObject({ phase: 'new', accounts: [] })
    expect(await worker.keeper.create(next, testSource)).toBe(testAddress)
  })

  test('a damaged wallet can be reset too', async () => {
    const world = createWorld()
    await startWithWallet(world)
    for (const store of [world.durable, world.backup]) store.entries.set('vault', 'x')
    const { keeper } = await restartBrowser(world)
    await keeper.reset()
    expect(keeper.phase()).toBe('new')
  })
})

describe('revealing', () => {
  test('shows the phrase with its passphrase, and the key of each account', async () => {
    const { keeper } = await startWorker(createWorld())
    await keeper.create(password, { kind: 'phrase', phrase: testPhrase, passphrase: 'TREZOR', paths: [testPath] })
    const [account] = keeper.accounts()
    expect(await keeper.reveal(password, { seedId: account?.seedId as string })).toEqual({
      secret: testPhrase,
      passphrase: 'TREZOR',
    })
    await expect(keeper.reveal(password, { seedId: 'other' })).rejects.toMatchObject({ name: 'UnknownAccountError' })
  })

  test('a watched account has nothing to show and signs nothing', async () => {
    const { keeper } = await startWorker(createWorld())
    await keeper.create(password, { kind: 'watch', address: second })
    await expect(keeper.reveal(password, { address: second })).rejects.toMatchObject({ name: 'UnknownAccountError' })
    await expect(keeper.signMessage(second, '0x')).rejects.toMatchObject({ name: 'UnknownAccountError', code: 4100 })
  })
})
