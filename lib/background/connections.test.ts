import { describe, expect, test, vi } from 'vitest'
import { decode, encode } from '../codec.ts'
import { settle } from '../messaging/fakes.ts'
import { parseGrants, sawOrigin } from './grants.ts'
import { fakeHouse, fakeOutside, foreign, otherChain, own, second } from './houseFakes.ts'

const origin = 'https://dapp.example'

async function setup(outside = fakeOutside()) {
  const house = fakeHouse(outside)
  await house.connections.ready
  const heard: string[] = []
  house.connections.subscribe((from, change) => heard.push(`${change} ${from}`))
  return { ...house, heard }
}

describe('a grant', () => {
  test('is of one origin, survives the worker and the browser, and is believed by its MAC', async () => {
    const { connections, outside, kill, state } = await setup()
    await connections.connect(origin, [second, own])
    expect(state.get().connections).toMatchObject([{ origin, accounts: [second, own], chainId: 1 }])
    kill()
    outside.session.entries.clear()
    const next = await setup(outside)
    expect(next.connections.visibleAccounts(origin)).toEqual([own, second])
    expect(next.connections.get('https://dapp.example:8443')).toBeNull()
  })
  test('H160: an origin that was put into the store by hand is not connected', async () => {
    const { connections, outside, kill } = await setup()
    await connections.connect(origin, [own])
    kill()
    outside.session.entries.clear()
    const stored = outside.store.entries.get('connections') as { text: string; mac: string }
    const record = decode(stored.text) as { data: { connections: object[] } }
    record.data.connections.push({ ...record.data.connections[0], origin: 'https://evil.example' })
    outside.store.entries.set('connections', { ...stored, text: encode(record) })
    const next = await setup(outside)
    expect(next.connections.visibleAccounts('https://evil.example')).toEqual([])
    expect(next.connections.get(origin)).toBeNull()
  })
  test('is not shown while locked, and before the first unlock nothing is shown at all', async () => {
    const { connections, outside, kill, keeper } = await setup()
    await connections.connect(origin, [own])
    await keeper.lock()
    expect(connections.visibleAccounts(origin)).toEqual([])
    expect(connections.get(origin)?.accounts).toEqual([own])
    kill()
    outside.session.entries.clear()
    const next = await setup(outside)
    expect([next.connections.visibleAccounts(origin), next.state.get().connections]).toEqual([[], []])
    expect(next.connections.get(origin)).not.toBeNull()
    await next.keeper.unlock()
    expect(next.connections.visibleAccounts(origin)).toEqual([own])
    expect(next.state.get().connections).toHaveLength(1)
  })
  test('holds accounts of the wallet only', async () => {
    const { connections } = await setup()
    for (const accounts of [[], [foreign], [own, foreign]]) {
      await expect(connections.connect(origin, accounts)).rejects.toMatchObject({ code: -32602 })
    }
    expect(connections.get(origin)).toBeNull()
    await expect(connections.setAccounts(origin, [own])).rejects.toMatchObject({ code: 4100 })
    await expect(connections.setChain(origin, 1)).rejects.toMatchObject({ code: 4100 })
  })
  test('loses an account that is removed, and ends with the last one', async () => {
    const { connections, keeper, heard } = await setup()
    await connections.connect(origin, [own, second])
    await connections.connect('https://two.example', [second])
    await keeper.removeAccount(second)
    expect(connections.get(origin)?.accounts).toEqual([own])
    expect(connections.get('https://two.example')).toBeNull()
    expect(heard.slice(2)).toEqual([`revoked ${origin}`, 'revoked https://two.example'])
  })
  test('setting no accounts takes it away', async () => {
    const { connections, heard } = await setup()
    await connections.connect(origin, [own])
    await connections.setAccounts(origin, [])
    expect([connections.get(origin), heard.at(-1)]).toEqual([null, `revoked ${origin}`])
  })
})

describe('listeners', () => {
  test('hear of lock, unlock and another account once each', async () => {
    const { connections, keeper, selection, heard } = await setup()
    await connections.connect(origin, [own, second])
    heard.length = 0
    await settle()
    heard.length = 0
    await keeper.lock()
    await settle()
    await keeper.unlock()
    await settle()
    await selection.select(second)
    await settle()
    expect(heard).toEqual(Array.from({ length: 3 }, () => `moved ${origin}`))
    expect(connections.visibleAccounts(origin)).toEqual([second, own])
  })
  test('hear nothing when a worker merely starts again', async () => {
    const first = await setup()
    await first.connections.connect(origin, [own])
    await settle()
    first.kill()
    const next = await setup(first.outside)
    await settle()
    expect(next.heard).toEqual([])
  })
  test('hear of a lock that came while no worker lived', async () => {
    const first = await setup()
    await first.connections.connect(origin, [own])
    await settle()
    first.kill()
    first.outside.unlocked = false
    const next = await setup(first.outside)
    await vi.waitFor(() => expect(next.heard).toEqual([`moved ${origin}`]))
  })
})

test('first seen, connected since and last used', async () => {
  const { connections, outside } = await setup()
  const start = outside.clock
  expect(connections.describe(origin)).toMatchObject({ firstSeen: start, connectedSince: null, host: 'dapp.example' })
  await connections.noteUse(origin)
  outside.clock += 1_000
  expect(connections.describe(origin).firstSeen).toBe(start)
  await connections.connect(origin, [own])
  outside.clock += 1_000
  await connections.noteUse(origin)
  expect(connections.get(origin)).toMatchObject({
    firstSeen: start,
    connectedSince: start + 1_000,
    lastUsed: start + 2_000,
  })
  await connections.revoke(origin)
  expect(connections.describe(origin)).toMatchObject({ firstSeen: start, connectedSince: null })
})

test('H031, H032: an origin is described as it is, host in Punycode', async () => {
  const { connections } = await setup()
  const spoof = new URL('https://app.lіdo.fi:8443').origin
  expect(connections.describe(spoof)).toMatchObject({
    origin: spoof,
    host: expect.stringMatching(/^app\.xn--.*:8443$/),
    suspicious: true,
  })
})

test('the chain of an origin is its own', async () => {
  const { connections } = await setup()
  await connections.connect(origin, [own])
  await connections.setChain(origin, otherChain)
  expect([connections.chainId(origin), connections.chainId('https://other.example')]).toEqual([otherChain, 1])
})

test('origins that were seen are remembered up to a bound', () => {
  let grants = parseGrants({ connections: [], seen: [] })
  for (let n = 0; n < 600; n++) grants = sawOrigin(grants, `https://a${n}.example`, n)
  expect(grants.seen).toHaveLength(500)
  expect(grants.seen[0]?.at).toBe(100)
})

test('stored rubbish is refused', () => {
  const good = { origin, accounts: [own], chainId: 1, firstSeen: 1, connectedSince: 1, lastUsed: 1 }
  expect(parseGrants({ connections: [good], seen: [{ origin, at: 1 }] }).connections).toEqual([good])
  const bad = [
    { accounts: [] },
    { accounts: [own.toLowerCase()] },
    { accounts: 'all' },
    { origin: 'dapp.example' },
    { origin: `${origin}/path` },
    { chainId: '1' },
    { lastUsed: -1 },
  ]
  for (const change of bad) expect(() => parseGrants({ connections: [{ ...good, ...change }], seen: [] })).toThrow()
  for (const data of [null, 1, [], {}, { connections: {}, seen: [] }, { connections: [null], seen: [] }]) {
    expect(() => parseGrants(data)).toThrow()
  }
})
