import { describe, expect, test } from 'vitest'
import { parseEndpointUrl } from './endpoint.ts'
import { type FakeNode, fakeNode } from './fakeNode.ts'
import { probeEndpoint } from './probe.ts'

describe('R1: an endpoint address', () => {
  test.each([
    ['https://mainnet.example/v3/KEY', 'https://mainnet.example/v3/KEY'],
    ['  https://Mainnet.Example ', 'https://mainnet.example/'],
    ['https://node.example:8443/#x', 'https://node.example:8443/'],
  ])('%s is taken as %s', (text, url) => {
    expect(parseEndpointUrl(text, { allowLoopback: false })).toBe(url)
  })

  test.each([
    ['', 'url'],
    ['mainnet.example', 'url'],
    ['ftp://mainnet.example', 'url'],
    ['javascript:alert(1)', 'url'],
    ['file:///etc/passwd', 'url'],
    ['http://mainnet.example', 'insecure'],
    ['ws://mainnet.example', 'insecure'],
    ['http://127.0.0.1:8545', 'insecure'],
    ['http://localhost.evil.example', 'insecure'],
    ['https://user:secret@mainnet.example', 'credentials'],
    [`https://mainnet.example/${'a'.repeat(3_000)}`, 'url'],
  ])('%s is refused: %s', (text, data) => {
    expect(() => parseEndpointUrl(text, { allowLoopback: false })).toThrow(expect.objectContaining({ data }))
  })

  test('this computer is allowed with the switch, and nothing else is', () => {
    expect(parseEndpointUrl('http://127.0.0.1:8545', { allowLoopback: true })).toBe('http://127.0.0.1:8545/')
    expect(parseEndpointUrl('http://localhost:8545', { allowLoopback: true })).toBe('http://localhost:8545/')
    for (const text of ['http://192.168.0.1:8545', 'http://127.0.0.1.evil.example', 'http://user@localhost:1']) {
      expect(() => parseEndpointUrl(text, { allowLoopback: true })).toThrow()
    }
  })
})

describe('trying an endpoint', () => {
  const probe = (node: FakeNode) =>
    probeEndpoint('https://node.example', { chainId: 1, allowLoopback: false, fetch: node.fetch, now: () => 0 })

  test('tells its block and whether it simulates', async () => {
    const node = fakeNode()
    expect(await probe(node)).toEqual({ latencyMs: 0, blockNumber: node.block, simulates: true })
    node.override = ({ method }) =>
      method === 'eth_simulateV1' ? { error: { code: -32601, message: 'no' } } : undefined
    expect(await probe(node)).toMatchObject({ simulates: false })
  })

  test.each([
    ['another chain', { chainId: 10 }, 'wrong-chain'],
    ['a website', { override: () => new Response('<html>') }, 'bad-answer'],
    ['a node without the batch contract', { override: withoutBatches }, 'bad-answer'],
  ])('%s is told apart', async (_, changes, data) => {
    await expect(probe(fakeNode(changes as Partial<FakeNode>))).rejects.toMatchObject({ name: 'EndpointError', data })
  })
})

function withoutBatches({ method }: { method: string }) {
  return method === 'eth_call' ? { result: '0x' } : undefined
}
