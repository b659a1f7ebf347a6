import { expect, test } from 'vitest'
import { fakePage } from '../messaging/fakes.ts'
import { announceProvider } from './announce.ts'
import { createProvider } from './provider.ts'
import { offerWindowEthereum } from './windowEthereum.ts'

type Detail = { info: { uuid: string; name: string; icon: string; rdns: string }; provider: object }

function setup() {
  const page = fakePage()
  const details: Detail[] = []
  page.addEventListener('eip6963:announceProvider', (event) => details.push((event as CustomEvent<Detail>).detail))
  const provider = createProvider(page as never)
  return { page, details, provider, announce: () => announceProvider(page as never, provider) }
}
const request = (page: EventTarget) => page.dispatchEvent(new Event('eip6963:requestProvider'))

test('P11: announced once at the start and once for every request, always the same frozen detail', () => {
  const { page, details, announce, provider } = setup()
  request(page)
  announce()
  expect(details).toHaveLength(1)
  request(page)
  request(page)
  expect(new Set(details).size).toBe(1)
  const [detail] = details
  expect(detail?.info).toMatchObject({ name: 'Bowline', rdns: 'wallet.bowline' })
  expect(detail?.info.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(detail?.provider).toBe(provider)
  expect(Object.isFrozen(detail) && Object.isFrozen(detail?.info)).toBe(true)
})

test('each page gets its own uuid', () => {
  const [one, two] = [setup(), setup()]
  one.announce()
  two.announce()
  expect(one.details[0]?.info.uuid).not.toBe(two.details[0]?.info.uuid)
})

test('the icon is a data URI of shapes: no script, no event handler, nothing from outside', () => {
  const { details, announce } = setup()
  announce()
  const icon = decodeURIComponent(details[0]?.info.icon ?? '')
  expect(icon).toMatch(/^data:image\/svg\+xml,<svg /)
  expect(icon.replace("xmlns='http://www.w3.org/2000/svg'", '')).not.toMatch(
    /script|on\w+=|href|url\(|http|foreignObject/i,
  )
})

test('H019: fake announcements with our name and 10,000 requests change nothing and keep nothing', () => {
  const { page, details, announce } = setup()
  announce()
  const before = new Map(page.count)
  page.raise('eip6963:announceProvider', { detail: { info: { rdns: 'wallet.bowline' }, provider: {} } })
  for (let n = 0; n < 10_000; n++) request(page)
  expect(details).toHaveLength(10_002)
  expect(page.count).toEqual(before)
  expect(page.seen).toEqual([])
})

test('H020: what a page writes to the announced detail is refused', () => {
  const { details, announce } = setup()
  announce()
  expect(() => Object.assign(details[0]?.info as object, { name: 'Other' })).toThrow(TypeError)
})

test('window.ethereum is the announced provider, whichever script ran first', () => {
  for (const legacyFirst of [true, false]) {
    const { page, announce, provider } = setup()
    if (legacyFirst) offerWindowEthereum(page as never)
    announce()
    if (!legacyFirst) offerWindowEthereum(page as never)
    expect((page as { ethereum?: unknown }).ethereum).toBe(provider)
  }
})

test('another wallet that comes later may take window.ethereum', () => {
  const { page, announce } = setup()
  announce()
  offerWindowEthereum(page as never)
  const other = {}
  ;(page as { ethereum?: unknown }).ethereum = other
  expect((page as { ethereum?: unknown }).ethereum).toBe(other)
})

test('H018: a window.ethereum that is there, cannot be written, or throws is left alone without an exception', () => {
  const hostile: PropertyDescriptor[] = [
    { value: 'other', writable: false, configurable: false },
    {
      get() {
        throw new Error('mine')
      },
      configurable: true,
    },
    { value: undefined, writable: true, configurable: true },
  ]
  for (const descriptor of hostile) {
    const { page, announce, details } = setup()
    Object.defineProperty(page, 'ethereum', descriptor)
    announce()
    offerWindowEthereum(page as never)
    expect(Object.getOwnPropertyDescriptor(page, 'ethereum')).toMatchObject(descriptor)
    expect(details.length).toBeGreaterThan(0)
  }
  const { page, announce } = setup()
  announce()
  Object.preventExtensions(page)
  offerWindowEthereum(page as never)
  expect('ethereum' in page).toBe(false)
})

test('announcements with nothing in them do not disturb it', () => {
  const { page, announce, provider } = setup()
  offerWindowEthereum(page as never)
  for (const detail of [undefined, null, 1, {}, { info: null }, { info: { rdns: 'io.metamask' } }]) {
    page.raise('eip6963:announceProvider', { detail })
  }
  announce()
  expect((page as { ethereum?: unknown }).ethereum).toBe(provider)
})
