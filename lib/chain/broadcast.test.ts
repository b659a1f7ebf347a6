import { keccak256 } from 'viem'
import { describe, expect, test } from 'vitest'
import { createChainClient } from './client.ts'
import { type FakeNode, fakeNode } from './fakeNode.ts'

function clientOf(node: FakeNode, urls = ['https://first.example/']) {
  return createChainClient({
    chainId: 1,
    endpoints: () => urls,
    allowLoopback: () => false,
    onHealth: () => {},
    fetch: node.fetch,
    now: () => 0,
  })
}

describe('broadcast', () => {
  const raw = '0x02f86b01'
  const hash = keccak256(raw)
  const refusing = (message: string) =>
    fakeNode({
      override: ({ method }) =>
        method === 'eth_sendRawTransaction' ? { error: { code: -32000, message } } : undefined,
    })

  test('verifies the chain each time and returns our own hash', async () => {
    const node = fakeNode({
      override: ({ method }) => (method === 'eth_sendRawTransaction' ? { result: hash } : undefined),
    })
    const client = clientOf(node)
    expect([await client.broadcast(raw), await client.broadcast(raw)]).toEqual([hash, hash])
    expect(node.seen.map(({ method }) => method)).toEqual([
      'eth_chainId',
      'eth_sendRawTransaction',
      'eth_chainId',
      'eth_sendRawTransaction',
    ])
  })

  test.each([
    'already known',
    'known transaction: 0xab',
    'ALREADY_EXISTS: already known',
    'AlreadyKnown',
    'transaction already imported',
    'existing tx with same hash',
  ])('H144: "%s" is success', async (message) => {
    await expect(clientOf(refusing(message)).broadcast(raw)).resolves.toBe(hash)
  })

  test.each([
    ['nonce too low: next nonce 5, tx nonce 4', 'nonce-too-low'],
    ['replacement transaction underpriced', 'underpriced'],
    ['ReplacementNotAllowed', 'underpriced'],
    ['transaction underpriced: gas tip cap 1, minimum needed 1000000', 'fee-too-low'],
    ['FeeTooLow, MaxFeePerGas too low', 'fee-too-low'],
    ['transaction gas price below minimum: gas tip cap 0, minimum needed 1', 'fee-too-low'],
    ['tx fee (1.20 ether) exceeds the configured cap (1.00 ether)', 'refused'],
    ['Transaction fee cap exceeded', 'refused'],
    ['insufficient funds for gas * price + value', 'insufficient-funds'],
    ['Upfront cost exceeds account balance', 'insufficient-funds'],
    ['max fee per gas less than block base fee', 'fee-too-low'],
    ['fee cap less than block base fee', 'fee-too-low'],
    ['intrinsic gas too low', 'gas'],
    ['transaction gas limit too high (cap: 16777216, tx: 20000000)', 'gas'],
    ['exceeds block gas limit', 'gas'],
    ['txpool is full', 'busy'],
    ['something new', 'refused'],
  ])('H144: "%s" is -32003 with the reason', async (message, data) => {
    await expect(clientOf(refusing(message)).broadcast(raw)).rejects.toMatchObject({ code: -32003, data })
  })

  const both = ['https://first.example/', 'https://second.example/']
  test.each(['txpool is full', 'the method eth_sendRawTransaction does not exist/is not available', 'Internal error'])(
    '"%s" from one endpoint: the next one sends it',
    async (message) => {
      const node = fakeNode({
        override: ({ method, url }) => {
          if (method !== 'eth_sendRawTransaction') return undefined
          return url.includes('first') ? { error: { code: -32000, message } } : { result: hash }
        },
      })
      await expect(clientOf(node, both).broadcast(raw)).resolves.toBe(hash)
    },
  )

  test('refused by one after another may have taken it: not called refused', async () => {
    const node = fakeNode({
      override: ({ method, url }) => {
        if (method !== 'eth_sendRawTransaction') return undefined
        if (url.includes('first')) throw new TypeError('connection lost')
        return { error: { code: -32000, message: 'replacement transaction underpriced' } }
      },
    })
    await expect(clientOf(node, both).broadcast(raw)).rejects.toMatchObject({ code: 4901 })
  })

  test('what the network refuses is not offered to the next', async () => {
    const node = refusing('insufficient funds for gas * price + value')
    await expect(clientOf(node, both).broadcast(raw)).rejects.toMatchObject({ data: 'insufficient-funds' })
    expect(node.seen.filter(({ method }) => method === 'eth_sendRawTransaction')).toHaveLength(1)
  })

  test('"nonce too low" is success when this very transaction took the nonce', async () => {
    const node = refusing('nonce too low')
    const refuse = node.override
    node.override = (seen) => (seen.method === 'eth_getTransactionByHash' ? { result: { hash } } : refuse(seen))
    await expect(clientOf(node).broadcast(raw)).resolves.toBe(hash)
  })

  test('an answer with another hash is not believed', async () => {
    const node = fakeNode({
      override: ({ method }) => (method === 'eth_sendRawTransaction' ? { result: `0x${'11'.repeat(32)}` } : undefined),
    })
    await expect(clientOf(node).broadcast(raw)).rejects.toMatchObject({ code: 4901 })
  })
})
