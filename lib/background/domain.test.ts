import { expect, test } from 'vitest'
import { isSuspicious, registrableDomain } from './domain.ts'

test('the part somebody registered', () => {
  const pairs = {
    'app.lido.fi': 'lido.fi',
    'lido.fi': 'lido.fi',
    'a.b.example.co.uk': 'example.co.uk',
    'shop.example.com.au': 'example.com.au',
    'lido.github.io': 'lido.github.io',
    'x.lido.pages.dev': 'lido.pages.dev',
    'vitalik.eth.limo': 'vitalik.eth.limo',
    'example.com.': 'example.com',
    localhost: 'localhost',
    '127.0.0.1': '127.0.0.1',
    '[::1]': '[::1]',
  }
  for (const [host, domain] of Object.entries(pairs)) expect(registrableDomain(host)).toBe(domain)
})

test('H033: the end of a very long host, whatever it begins with', () => {
  const host = `${'app.lido.fi.'.repeat(19)}evil.example`
  expect(registrableDomain(host)).toBe('evil.example')
})

test('H032: hosts that read as other letters are suspicious', () => {
  expect(new URL('https://lіdo.fi').hostname).toMatch(/^xn--/)
  expect(isSuspicious(new URL('https://app.lіdo.fi').hostname)).toBe(true)
  expect(isSuspicious('app.lido.fi')).toBe(false)
})
