import { describe, expect, test } from 'vitest'
import type { Settings } from '../messaging/mirror.ts'
import { password } from '../wallet/vaultFixture.ts'
import { createWorld, restartBrowser, startWithWallet, type Worker, type World } from './keeperFixture.ts'
import { createRewardSources, noSources } from './rewardSources.ts'

async function open(world: World, worker: Worker, developer = false) {
  const { keeper, notices } = worker
  const records = { durable: world.durable, session: world.session, keeper, notices }
  const sources = createRewardSources(records, { get: () => ({ developer }) as Settings })
  await sources.ready
  return sources
}

describe('where claim data and figures come from', () => {
  test('nobody is asked until the user says so; then it is kept, and believed again after the unlock', async () => {
    const world = createWorld()
    const sources = await open(world, await startWithWallet(world))
    expect(sources.get()).toEqual(noSources)
    const figures = { url: 'https://figures.example', key: 'abc' }
    await sources.set({ claims: ' https://Sidecar.example/mainnet#x ', figures })
    const expected = {
      claims: 'https://sidecar.example/mainnet',
      figures: { url: 'https://figures.example/', key: 'abc' },
    }
    expect(sources.get()).toEqual(expected)
    const later = await restartBrowser(world)
    const again = await open(world, later)
    expect(again.get()).toEqual(noSources)
    await later.keeper.unlock(password)
    expect(again.get()).toEqual(expected)
    await again.set(noSources)
    expect(again.get()).toEqual(noSources)
  })

  test.each<[string, unknown, string]>([
    ['plain http', 'http://sidecar.example', 'insecure'],
    ['this computer without the developer switch', 'http://127.0.0.1:7101', 'insecure'],
    ['a private network', 'https://192.168.0.1', 'private'],
    ['a name and a password', 'https://a:b@sidecar.example', 'credentials'],
    ['another scheme', 'file:///etc/passwd', 'url'],
    ['something that is no text', 7, 'url'],
  ])('%s is refused, and nothing changes', async (_, url, data) => {
    const world = createWorld()
    const sources = await open(world, await startWithWallet(world))
    await expect(sources.set({ claims: url as string, figures: null })).rejects.toMatchObject({ data })
    await expect(sources.set({ claims: null, figures: { url: url as string, key: null } })).rejects.toMatchObject({
      data,
    })
    expect(sources.get()).toEqual(noSources)
  })

  test('a key that would break a header is refused; this computer is allowed with the switch', async () => {
    const world = createWorld()
    const sources = await open(world, await startWithWallet(world), true)
    for (const key of ['a\nb: c', '', 'é', 'x'.repeat(201), 7]) {
      const figures = { url: 'https://figures.example', key: key as string }
      await expect(sources.set({ claims: null, figures })).rejects.toMatchObject({ data: 'credentials' })
    }
    await sources.set({ claims: 'http://localhost:7101', figures: null })
    expect(sources.get().claims).toBe('http://localhost:7101/')
  })
})
