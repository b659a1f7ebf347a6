import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Described } from '../messaging/directory.ts'
import { createDescriptions } from './descriptions.ts'

const [one, other]: Address[] = [`0x${'11'.repeat(20)}`, `0x${'22'.repeat(20)}`]
const who = (address = one as Address): Described => ({ kind: 'operator', address })
const uri = 'https://harbour.example/operator.json'
const json = (value: unknown, type = 'application/json') =>
  new Response(JSON.stringify(value), { headers: { 'content-type': type } })
const day = 86_400_000

type Answers = Record<string, () => Response | Promise<Response>>

function open(answers: Answers, { allowed = true, developer = false } = {}) {
  const world = { time: 1_795_000_000_000, allowed, asked: [] as string[], answers }
  const store = new Map<string, unknown>()
  const descriptions = createDescriptions({
    settings: { get: () => ({ descriptions: world.allowed, developer }) as never },
    durable: {
      get: async (key: string) => store.get(key),
      set: async (key: string, value: unknown) => void store.set(key, value),
    } as never,
    fetch: async (url) => {
      world.asked.push(url)
      const answer = world.answers[url]
      if (answer === undefined) throw new TypeError('no route')
      return answer()
    },
    redraw: async (bytes) => (bytes[0] === 0x89 ? { picture: 'data:image/png;base64,AAAA' } : { fault: 'type' }),
    now: () => world.time,
  })
  const read = async (uris: Record<Address, string> = { [one as Address]: uri }, fresh = false) =>
    descriptions.read(
      Object.keys(uris).map((address) => who(address as Address)),
      ({ address }) => uris[address],
      { fresh },
    )
  return { world, store, read, descriptions }
}

const picture = () => new Response(Uint8Array.from([0x89, 1, 2]), { headers: { 'content-type': 'image/png' } })

describe('what operators say of themselves', () => {
  test('nobody is asked while the setting is off, also when it was on before', async () => {
    const { world, read } = open({ [uri]: () => json({ name: 'Harbour' }) }, { allowed: false })
    expect(await read()).toMatchObject([{ fault: 'off', name: null }])
    world.allowed = true
    expect(await read()).toMatchObject([{ fault: null, name: 'Harbour' }])
    world.allowed = false
    expect(await read()).toMatchObject([{ fault: 'off', name: null }])
    expect(world.asked).toEqual([uri])
  })

  test('who names nothing, and whose event was not found yet, are told apart and not asked', async () => {
    const { world, descriptions } = open({})
    const found = await descriptions.read([who(), who(other)], ({ address }) => (address === one ? ' ' : undefined), {
      fresh: false,
    })
    expect(found.map(({ fault }) => fault)).toEqual(['none', 'unseen'])
    expect(world.asked).toEqual([])
  })

  test('a reading holds for a day, a failure for an hour; asked anew, neither', async () => {
    const { world, read } = open({ [uri]: () => json({ name: 'Harbour' }) })
    await read()
    world.time += day - 1
    await read()
    expect(world.asked).toHaveLength(1)
    await read(undefined, true)
    expect(world.asked).toHaveLength(2)
    world.time += day
    world.answers = {}
    expect(await read()).toMatchObject([{ fault: 'fetch.network', name: 'Harbour' }])
    world.time += 3_500_000
    await read()
    expect(world.asked).toHaveLength(3)
    world.time += 200_000
    await read()
    expect(world.asked).toHaveLength(4)
  })

  test('another text behind the same address is told with the name before', async () => {
    const { world, read } = open({ [uri]: () => json({ name: 'Harbour' }) })
    expect((await read())[0]?.changed).toBeNull()
    world.time += 2 * day
    expect((await read())[0]?.changed).toBeNull()
    world.time += 2 * day
    world.answers[uri] = () => json({ name: 'Coinbase' })
    expect(await read()).toMatchObject([{ name: 'Coinbase', changed: { at: world.time, name: 'Harbour' } }])
  })

  test.each<[string, () => Response, string]>([
    ['HTML', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 'fetch.type'],
    ['a list', () => json([1]), 'not-json'],
    ['half an object', () => new Response('{"name":', { headers: { 'content-type': 'application/json' } }), 'not-json'],
    ['an error', () => new Response('', { status: 500 }), 'fetch.status'],
    ['a redirect', () => new Response('', { status: 302, headers: { location: uri } }), 'fetch.redirect'],
    ['too much', () => json({ name: 'x'.repeat(70_000) }), 'fetch.too-large'],
    [
      'brackets without end',
      () => new Response('['.repeat(60_000), { headers: { 'content-type': 'text/plain' } }),
      'not-json',
    ],
  ])('%s is a fault in words', async (_, answer, fault) => {
    const { read } = open({ [uri]: answer })
    expect(await read()).toMatchObject([{ fault, name: null, host: 'harbour.example' }])
  })

  test.each([
    ['http://harbour.example/a.json', 'fetch.insecure'],
    ['https://127.0.0.1/a.json', 'fetch.private'],
    ['https://router.local/a.json', 'fetch.private'],
    ['https://user:word@harbour.example/a.json', 'fetch.credentials'],
    ['ipfs://bafybeigd/a.json', 'fetch.url'],
    ['data:application/json,{"name":"x"}', 'fetch.url'],
    ['file:///etc/passwd', 'fetch.url'],
  ])('%s is never asked', async (address, fault) => {
    const { world, read } = open({})
    expect(await read({ [one as Address]: address })).toMatchObject([{ fault }])
    expect(world.asked).toEqual([])
  })

  test('a picture is fetched under the same rules, and one that is none costs the picture alone', async () => {
    const logo = 'https://harbour.example/logo.png'
    const { world, read } = open({ [uri]: () => json({ name: 'Harbour', logo }), [logo]: picture })
    expect(await read()).toMatchObject([{ picture: 'data:image/png;base64,AAAA', pictureFault: null }])
    world.answers[logo] = () => new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml' } })
    expect(await read(undefined, true)).toMatchObject([{ name: 'Harbour', picture: null, pictureFault: 'fetch.type' }])
    world.answers[logo] = () => new Response('<svg/>', { headers: { 'content-type': 'image/png' } })
    expect(await read(undefined, true)).toMatchObject([{ name: 'Harbour', picture: null, pictureFault: 'type' }])
    world.answers[uri] = () => json({ name: 'Harbour', logo: 'http://127.0.0.1/logo.png' })
    expect(await read(undefined, true)).toMatchObject([{ picture: null, pictureFault: 'fetch.insecure' }])
  })

  test('what lies in the store in another shape is fetched anew', async () => {
    const { world, store, read } = open({ [uri]: () => json({ name: 'Harbour' }) })
    await read()
    const [key, text] = [...store][0] as [string, string]
    for (const bad of ['', '{}', text.slice(0, -3), text.replace('"fault":null', '"fault":"<b>"')]) {
      store.set(key, bad)
      expect(await read()).toMatchObject([{ name: 'Harbour', fault: null }])
    }
    expect(world.asked).toHaveLength(5)
  })
})
