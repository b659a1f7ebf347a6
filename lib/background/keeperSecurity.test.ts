import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encode } from '../codec.ts'
import { toBase64 } from '../wallet/base64.ts'
import { productionKdf } from '../wallet/kdf.ts'
import { parseVault } from '../wallet/vault.ts'
import { password, testAddress, testKey, testPhrase, testSource } from '../wallet/vaultFixture.ts'
import { createKeeper } from './keeper.ts'
import {
  createWorld,
  restartBrowser,
  startWithWallet,
  startWorker,
  type World,
  worldDependencies,
} from './keeperFixture.ts'
import { createNotices } from './notices.ts'
import { createState } from './state.ts'

const day = 86_400_000
/** Everything kept anywhere, as text. */
const dump = (world: World) =>
  JSON.stringify([[...world.durable.entries], [...world.backup.entries], [...world.session.entries]])
/** A secret in every spelling it could be kept in. */
function spellings(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  const hex = Buffer.from(bytes).toString('hex')
  const wide = Buffer.from(secret, 'utf16le')
  // Base64 of the same bytes differs with where they begin in the text around them.
  const base64 = [0, 1, 2].map((shift) => toBase64(bytes.subarray(shift)).replace(/=*$/, '').slice(0, -2))
  return [secret, hex, wide.toString('hex'), wide.toString('base64').slice(0, -2), ...base64]
}
const rawKey = Buffer.from(testKey.slice(2), 'hex')
const canaries = [
  ...spellings(password),
  ...spellings(testPhrase),
  ...spellings(testKey.slice(2)),
  rawKey.toString('base64').slice(0, -2),
]

describe('the key policy', () => {
  test('K1: a wallet made by the production keeper has 600,000 iterations in its header', async () => {
    const world = createWorld()
    const state = createState()
    const notices = createNotices({ state, session: world.session })
    const keeper = createKeeper({ ...worldDependencies(world), state, notices })
    await keeper.create(password, testSource)
    const { kdf } = await parseVault(world.durable.entries.get('vault'), productionKdf)
    expect(kdf.iterations).toBeGreaterThanOrEqual(600_000)
  })

  test('K1: nothing that ships can choose a weaker policy', () => {
    const root = new URL('../../', import.meta.url).pathname
    const files = ['lib', 'entrypoints', 'components'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
    )
    const shipped = files.filter((file) => /\.tsx?$/.test(file) && !/(\.test\.ts|Fixture\.ts)$/.test(file))
    const naming = shipped.filter((file) => /createKeeperWith|quickKdf|Fixture\.ts'/.test(readFileSync(file, 'utf8')))
    expect(naming.map((file) => file.slice(root.length))).toEqual(['lib/background/keeper.ts'])
  })

  test('K1: a vault below a raised floor is strengthened at its next unlock', async () => {
    const world = createWorld()
    await startWithWallet(world)
    const stronger = { minimum: 600, target: 900, maximum: 10_000 }
    const { keeper } = await restartBrowser(world, stronger)
    await keeper.unlock(password)
    for (const store of [world.durable, world.backup]) {
      const { kdf } = await parseVault(store.entries.get('vault'), stronger)
      expect(kdf.iterations).toBe(900)
    }
    await expect((await restartBrowser(world, stronger)).keeper.unlock(password)).resolves.toBeUndefined()
  })
})

describe('what is kept', () => {
  test('K4, K5: no password, phrase or key is in any store or in the mirror, locked or unlocked', async () => {
    const world = createWorld()
    const { keeper, state } = await startWithWallet(world)
    await keeper.signMessage(testAddress, '0x00')
    await keeper.reveal(password, { address: testAddress })
    for (const kept of [dump(world), encode(state.get())]) {
      for (const canary of canaries) expect(kept).not.toContain(canary)
    }
    await keeper.lock()
    for (const canary of canaries) expect(dump(world)).not.toContain(canary)
  })

  test('K8: locking erases the key from session memory and tells everyone before it is done', async () => {
    const world = createWorld()
    const { keeper, state } = await startWithWallet(world)
    const root = world.session.entries.get('keeper.root')
    expect(root).toEqual(expect.any(String))
    let told = false
    keeper.onLock(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      told = true
    })
    keeper.onLock(() => {
      throw new Error('a room that fails')
    })
    await keeper.lock()
    expect(told).toBe(true)
    expect(dump(world)).not.toContain(root)
    expect(state.get().phase).toBe('locked')
    expect(world.alarms.size).toBe(0)
    expect(keeper.authenticator()).toBeNull()
  })

  test('K8: locked, every use of a key is refused', async () => {
    const { keeper } = await startWithWallet(createWorld())
    await keeper.lock()
    const uses = [
      () => keeper.signMessage(testAddress, '0x'),
      () => keeper.signTypedData(testAddress, '{}'),
      () => keeper.signTransaction(testAddress, { chainId: 1 }),
      () => keeper.reveal(password, { address: testAddress }),
      () => keeper.changePassword(password, 'another good one'),
      () => keeper.addAccount({ kind: 'watch', address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' }),
      () => keeper.deriveNext('x'),
      () => keeper.rename(testAddress, 'x'),
      () => keeper.reorder([testAddress]),
      () => keeper.setHidden(testAddress, true),
      () => keeper.remove(testAddress, password),
    ]
    for (const use of uses) await expect(use()).rejects.toMatchObject({ name: 'LockedError', code: 4100 })
  })

  test('a signature that was not out when the lock came never comes out', async () => {
    const outcomes = new Set<string>()
    for (let turns = 0; turns < 15; turns += 1) {
      const world = createWorld()
      await startWithWallet(world)
      // A worker that was just woken has the longest way to a signature.
      const { keeper } = await startWorker(world)
      let out: string | undefined
      const signing = keeper.signMessage(testAddress, '0x00').then(
        () => 'signed',
        ({ name }: Error) => name,
      )
      void signing.then((outcome) => (out = outcome))
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      const before = out
      const locking = keeper.lock()
      expect(await signing).toBe(before ?? 'LockedError')
      await locking
      outcomes.add(await signing)
    }
    expect(outcomes).toContain('LockedError')
  })

  test('a lock during an unlock wins', async () => {
    const world = createWorld()
    const { keeper, state } = await startWithWallet(world)
    await keeper.lock()
    const unlocking = keeper.unlock(password)
    await new Promise((resolve) => setTimeout(resolve, 0))
    await keeper.lock()
    await expect(unlocking).rejects.toMatchObject({ name: 'LockedError' })
    expect(state.get().phase).toBe('locked')
    expect(world.session.entries.has('keeper.root')).toBe(false)
  })

  test('H160: a store that claims to be unlocked changes nothing', async () => {
    const world = createWorld()
    await startWithWallet(world)
    world.durable.entries.set('isUnlocked', true)
    const { keeper } = await restartBrowser(world)
    expect(keeper.phase()).toBe('locked')
  })

  test('H160: a key in session memory that is not the vault’s locks at its first use', async () => {
    const world = createWorld()
    await startWithWallet(world)
    world.session.entries.set('keeper.root', toBase64(new Uint8Array(32).fill(9)))
    const { keeper, state } = await startWorker(world)
    await expect(keeper.signMessage(testAddress, '0x')).rejects.toMatchObject({ name: 'LockedError' })
    expect(state.get().phase).toBe('locked')
    expect(world.session.entries.has('keeper.root')).toBe(false)
  })

  test.each([
    ['rubbish for a key', 'keeper.root', 'rubbish'],
    ['a short key', 'keeper.root', toBase64(new Uint8Array(16))],
    ['no clock', 'keeper.clock', null],
    ['a clock of text', 'keeper.clock', { touchedAt: 'now', deadline: 'never' }],
  ])('%s in session memory is no unlock', async (_, key, value) => {
    const world = createWorld()
    await startWithWallet(world)
    world.session.entries.set(key, value)
    expect((await startWorker(world)).keeper.phase()).toBe('locked')
  })
})

describe('the auto-lock', () => {
  test('K9: locks fifteen minutes after the last touch, by alarm and without', async () => {
    const world = createWorld()
    const { keeper, state } = await startWithWallet(world)
    world.clock.now += 10 * 60_000
    keeper.touch()
    expect(world.alarms.get('auto-lock')).toBe(world.clock.now + 15 * 60_000)
    world.clock.now += 15 * 60_000 - 1
    keeper.checkDeadline()
    expect(state.get().phase).toBe('unlocked')
    world.clock.now += 1
    keeper.checkDeadline()
    expect(state.get().phase).toBe('locked')
  })

  test('K9: a worker that starts past the deadline is locked and has forgotten the key', async () => {
    const world = createWorld()
    await startWithWallet(world)
    world.clock.now += 15 * 60_000
    const { keeper } = await startWorker(world)
    expect(keeper.phase()).toBe('locked')
    expect(world.session.entries.has('keeper.root')).toBe(false)
  })

  test('K9: the deadline follows the setting, and survives the worker', async () => {
    const world = createWorld()
    const { keeper, state } = await startWithWallet(world)
    state.patch({ settings: { ...state.get().settings, autoLockMinutes: 2 } })
    keeper.touch()
    const next = await startWorker(world)
    expect(next.keeper.phase()).toBe('unlocked')
    world.clock.now += 2 * 60_000
    expect(next.keeper.phase()).toBe('locked')
  })

  test.each([
    ['ten years on', 3650 * day],
    ['ten years back', -3650 * day],
    ['after two days of sleep', 2 * day],
  ])('H166: with the clock %s nothing is signed', async (_, leap) => {
    const world = createWorld()
    const { keeper } = await startWithWallet(world)
    world.clock.now += leap
    await expect(keeper.signMessage(testAddress, '0x')).rejects.toMatchObject({ name: 'LockedError' })
    expect(keeper.phase()).toBe('locked')
    expect((await startWorker(world)).keeper.phase()).toBe('locked')
  })
})

describe('wrong passwords', () => {
  const wrong = (keeper: { unlock(password: string): Promise<void> }) =>
    keeper.unlock('not the one').then(
      () => 'opened',
      (error: { name: string; data?: string }) =>
        error.name === 'TooManyAttemptsError' ? `wait ${error.data}` : error.name,
    )

  test('K10: the fifth costs a second, doubling to a minute', async () => {
    const world = createWorld()
    await startWithWallet(world)
    const { keeper } = await restartBrowser(world)
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await wrong(keeper)).toBe('WrongPasswordError')
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      expect(await wrong(keeper)).toBe(`wait ${wait}`)
      await expect(keeper.unlock(password)).rejects.toMatchObject({ name: 'TooManyAttemptsError', code: -32005 })
      world.clock.monotonic += wait - 1
      expect(await wrong(keeper)).toBe('wait 1')
      world.clock.monotonic += 1
      expect(await wrong(keeper)).toBe('WrongPasswordError')
    }
    world.clock.monotonic += 60_000
    await keeper.unlock(password)
    await keeper.lock()
    expect(await wrong(keeper)).toBe('WrongPasswordError')
  })

  test('K10: the wait outlives the worker and the browser', async () => {
    const world = createWorld()
    await startWithWallet(world)
    const first = await restartBrowser(world)
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await wrong(first.keeper)
      world.clock.monotonic += 60_000
    }
    world.clock.now += 3_000
    const second = await restartBrowser(world)
    expect(await wrong(second.keeper)).toBe('wait 5000')
  })

  test.each([
    ['back', -3650 * day],
    ['on', 3650 * day],
  ])('H166: setting the clock ten years %s does not end the wait', async (_, leap) => {
    const world = createWorld()
    await startWithWallet(world)
    const first = await restartBrowser(world)
    for (let attempt = 0; attempt < 6; attempt += 1) {
      world.clock.monotonic += 60_000
      await wrong(first.keeper)
    }
    world.clock.now += leap
    expect(await wrong(first.keeper)).toBe('wait 2000')
    expect(await wrong((await restartBrowser(world)).keeper)).toBe('wait 2000')
  })

  test('H167: of a thousand wrong passwords in a row five are tried', async () => {
    const world = createWorld()
    await startWithWallet(world)
    const { keeper } = await restartBrowser(world)
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, () => wrong(keeper)))
    expect(outcomes.filter((outcome) => outcome === 'WrongPasswordError')).toHaveLength(5)
    expect(world.durable.entries.has('vault')).toBe(true)
  })

  test('K10: a killed worker has counted the attempt it was at', async () => {
    const world = createWorld()
    await startWithWallet(world)
    for (let kill = 0; kill < 5; kill += 1) {
      const { keeper } = await restartBrowser(world)
      void wrong(keeper)
      // The count is written while the key is being derived.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(await wrong((await restartBrowser(world)).keeper)).toBe('wait 1000')
  })

  test('the password is asked for, and slowed, wherever a secret is shown or lost', async () => {
    const { keeper } = await startWithWallet(createWorld())
    const refused = { name: 'WrongPasswordError' }
    await expect(keeper.reveal('not the one', { address: testAddress })).rejects.toMatchObject(refused)
    await expect(keeper.reveal(undefined as never, { address: testAddress })).rejects.toMatchObject(refused)
    await expect(keeper.changePassword('not the one', 'another good one')).rejects.toMatchObject(refused)
    await expect(keeper.remove(testAddress, 'not the one')).rejects.toMatchObject(refused)
    await expect(keeper.reveal('not the one', { address: testAddress })).rejects.toMatchObject(refused)
    await expect(keeper.reveal('not the one', { address: testAddress })).rejects.toMatchObject(refused)
    await expect(keeper.reveal(password, { address: testAddress })).rejects.toMatchObject({
      name: 'TooManyAttemptsError',
    })
    expect(keeper.accounts()).toHaveLength(1)
  })
})
