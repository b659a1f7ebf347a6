import { type FakeSession, type FakeStore, fakeSession, fakeStore } from '../browser/fakes.ts'
import type { KdfPolicy } from '../wallet/kdf.ts'
import { password, quickKdf, testSource } from '../wallet/vaultFixture.ts'
import { createKeeperWith, type KeeperRoom } from './keeper.ts'
import { createNotices, type Notices } from './notices.ts'
import type { State } from './services.ts'
import { createState } from './state.ts'

/** What outlives a worker, and what is under the test's control. */
export type World = {
  durable: FakeStore
  backup: FakeStore
  session: FakeSession
  clock: { now: number; monotonic: number }
  alarms: Map<string, number>
}

export function createWorld(stores: { durable?: FakeStore; backup?: FakeStore; session?: FakeSession } = {}): World {
  return {
    durable: stores.durable ?? fakeStore(),
    backup: stores.backup ?? fakeStore(),
    session: stores.session ?? fakeSession(),
    clock: { now: 1_800_000_000_000, monotonic: 0 },
    alarms: new Map(),
  }
}

/** The world as the keeper sees it. */
export function worldDependencies({ durable, backup, session, clock, alarms }: World) {
  return {
    durable,
    backup,
    session,
    now: () => clock.now,
    monotonic: () => clock.monotonic,
    setAlarm: (name: string, when: number) => void alarms.set(name, when),
    clearAlarm: (name: string) => void alarms.delete(name),
  }
}

export type Worker = { keeper: KeeperRoom; state: State; notices: Notices }

/** A worker that starts in this world. The one before it is as good as killed. */
export async function startWorker(world: World, policy: KdfPolicy = quickKdf): Promise<Worker> {
  const state = createState()
  const notices = createNotices({ state, session: world.session })
  const keeper = createKeeperWith({ ...worldDependencies(world), state, notices }, policy)
  await Promise.all([keeper.ready, notices.ready])
  return { keeper, state, notices }
}

/** The browser was closed and opened again: session memory is gone. */
export async function restartBrowser(world: World, policy?: KdfPolicy): Promise<Worker> {
  world.session.entries.clear()
  world.alarms.clear()
  return startWorker(world, policy)
}

/** A worker with the test wallet, unlocked. */
export async function startWithWallet(world: World): Promise<Worker> {
  const worker = await startWorker(world)
  await worker.keeper.create(password, testSource)
  return worker
}
