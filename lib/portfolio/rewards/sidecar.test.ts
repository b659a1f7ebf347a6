import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { buildDistribution, type RewardsClaim } from '../../protocols/eigenlayer/rewards/claim.ts'
import { DataSetError, parseDataSet } from './dataset.ts'
import { fetchFigures } from './figures.ts'
import { fetchClaim, parseProof, routeOf } from './sidecar.ts'

const earner: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const token: Address = '0xE6E340D132b5f46d1e472DebcD681B2aBc16e57E'
const strategy: Address = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const lines = [
  { earner, token, cumulative: 2n ** 200n },
  { earner: strategy, token, cumulative: 7n },
]
const claim = buildDistribution(lines).claimOf(earner, 3) as RewardsClaim
const base64 = (hex: string) => Buffer.from(hex.slice(2), 'hex').toString('base64')
const proof = {
  rootIndex: '3',
  earnerIndex: claim.earnerIndex,
  earnerTreeProof: base64(claim.earnerTreeProof),
  earnerLeaf: { earner: earner.toLowerCase(), earnerTokenRoot: base64(claim.earnerLeaf.earnerTokenRoot) },
  tokenIndices: [0],
  tokenTreeProofs: [''],
  tokenLeaves: [{ token, cumulativeEarnings: String(2n ** 200n) }],
}
const wanted = { earner, rootIndex: 3 }
const bad = expect.objectContaining({ name: 'OutsideError', data: 'bad-answer' })

/** A server that answers by path; what it was asked, in order. */
function server(answers: Readonly<Record<string, unknown>>) {
  const asked: { url: string; body: unknown; headers: unknown }[] = []
  const fetch = async (url: string, init: RequestInit) => {
    asked.push({ url, body: init.body, headers: init.headers })
    const found = Object.entries(answers).find(([path]) => new URL(url).pathname.endsWith(path))
    if (found === undefined) return new Response('{}', { status: 404 })
    return new Response(JSON.stringify(found[1]), { headers: { 'content-type': 'application/json' } })
  }
  return { asked, fetch }
}

describe('a sidecar', () => {
  test('is asked for the tokens first, then for the proof against one root', async () => {
    const { asked, fetch } = server({
      'summarized-rewards': {
        rewards: [
          { token, claimable: '5' },
          { token: strategy, claimable: '0' },
        ],
      },
      'claim-proof': { proof },
    })
    expect(await fetchClaim('https://sidecar.example/mainnet/?key=1', wanted, { fetch })).toEqual(claim)
    expect(asked.map(({ url }) => url)).toEqual([
      `https://sidecar.example/mainnet/rewards/v1/earners/${earner.toLowerCase()}/summarized-rewards?key=1`,
      'https://sidecar.example/mainnet/rewards/v1/claim-proof?key=1',
    ])
    expect(JSON.parse(asked[1]?.body as string)).toEqual({
      earnerAddress: earner.toLowerCase(),
      tokens: [token],
      rootIndex: 3,
    })
  })

  test('that knows nothing of an earner is not asked for a proof', async () => {
    const { asked, fetch } = server({ 'summarized-rewards': { rewards: [] } })
    expect(await fetchClaim('https://sidecar.example', wanted, { fetch })).toBeNull()
    expect(asked).toHaveLength(1)
  })

  test('may write bytes as hex, and indices by their older name', () => {
    const { tokenIndices, ...rest } = { ...proof, earnerTreeProof: claim.earnerTreeProof, leafIndices: [0] }
    expect(tokenIndices).toEqual([0])
    expect(parseProof({ proof: rest }, wanted)).toEqual(claim)
  })

  test('may write addresses as bytes', () => {
    const earnerLeaf = { ...proof.earnerLeaf, earner: base64(earner) }
    expect(parseProof({ proof: { ...proof, earnerLeaf } }, wanted)).toEqual(claim)
  })

  test('that has not made the newest root yet is asked for what it has', async () => {
    const { asked, fetch } = server({ 'summarized-rewards': { rewards: [{ token }] } })
    const behind = async (url: string, init: RequestInit) =>
      url.endsWith('claim-proof') && !String(init.body).includes('rootIndex')
        ? new Response(JSON.stringify({ proof: { ...proof, rootIndex: 2 } }), {
            headers: { 'content-type': 'application/json' },
          })
        : fetch(url, init)
    expect(await fetchClaim('https://sidecar.example', wanted, { fetch: behind })).toEqual({ ...claim, rootIndex: 2 })
    expect(asked).toHaveLength(2)
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no proof', {}],
    ['a list', []],
    ['another root', { ...proof, rootIndex: 4 }],
    ['another earner', { ...proof, earnerLeaf: { ...proof.earnerLeaf, earner: strategy } }],
    ['a token root of other length', { ...proof, earnerLeaf: { earner, earnerTokenRoot: '0x00' } }],
    ['no tokens', { ...proof, tokenLeaves: [], tokenIndices: [], tokenTreeProofs: [] }],
    ['fewer indices than tokens', { ...proof, tokenIndices: [] }],
    ['an index of 33 bits', { ...proof, earnerIndex: 2 ** 32 }],
    ['a negative index', { ...proof, earnerIndex: -1 }],
    ['half an index', { ...proof, earnerIndex: 0.5 }],
    ['an amount of 257 bits', { ...proof, tokenLeaves: [{ token, cumulativeEarnings: String(2n ** 256n) }] }],
    ['an amount with an exponent', { ...proof, tokenLeaves: [{ token, cumulativeEarnings: '1e18' }] }],
    ['a number that lost its last digits', { ...proof, tokenLeaves: [{ token, cumulativeEarnings: 2 ** 60 }] }],
    ['a token that is no address', { ...proof, tokenLeaves: [{ token: '0x1', cumulativeEarnings: '1' }] }],
    ['bytes that are no base64', { ...proof, earnerTreeProof: '%%%' }],
    ['half a byte of hex', { ...proof, earnerTreeProof: '0x1' }],
    ['a proof deeper than any tree', { ...proof, earnerTreeProof: `0x${'00'.repeat(1_100)}` }],
    ['a thousand tokens', { ...proof, tokenLeaves: Array.from({ length: 1_000 }, () => proof.tokenLeaves[0]) }],
  ])('is not believed with %s', (_, value) => {
    expect(() => parseProof(value === null || Array.isArray(value) ? value : { proof: value }, wanted)).toThrow(bad)
  })

  test('a summary that is none', async () => {
    for (const rewards of [7, [7], [{ token: '0x', claimable: '1' }], [{ token, claimable: 'much' }]]) {
      const { fetch } = server({ 'summarized-rewards': { rewards } })
      await expect(fetchClaim('https://sidecar.example', wanted, { fetch })).rejects.toEqual(bad)
    }
  })

  test('a route keeps the path and the query of its base', () => {
    expect(routeOf('https://a.example/x/', 'y', { z: '1' })).toBe('https://a.example/x/y?z=1')
    expect(() => routeOf('nonsense', 'y')).toThrow(expect.objectContaining({ data: 'url' }))
  })
})

describe('a data set', () => {
  const line = { earner, token, snapshot: '2025-07-15', cumulative_amount: '12' }

  test('is one object to a line, or a list', () => {
    const expected = [{ earner: earner.toLowerCase(), token: token.toLowerCase(), cumulative: 12n }]
    expect(parseDataSet(`\n${JSON.stringify(line)}\r\n\n`)).toEqual(expected)
    expect(parseDataSet(JSON.stringify([line]))).toEqual(expected)
  })

  test.each<[string, string, string]>([
    ['nothing', '', '0'],
    ['HTML', '<html>', '1'],
    ['an empty list', '[]', '0'],
    ['half a list', '[{', '0'],
    ['a broken line', `${JSON.stringify(line)}\n{`, '2'],
    ['no earner', JSON.stringify({ ...line, earner: undefined }), '1'],
    ['a negative amount', JSON.stringify({ ...line, cumulative_amount: '-1' }), '1'],
    ['an amount that lost its last digits', JSON.stringify({ ...line, cumulative_amount: 1e20 }), '1'],
    ['an amount of 257 bits', JSON.stringify({ ...line, cumulative_amount: String(2n ** 256n) }), '1'],
  ])('is not %s', (_, text, data) => {
    expect(() => parseDataSet(text)).toThrow(DataSetError)
    expect(() => parseDataSet(text)).toThrow(expect.objectContaining({ data }))
  })
})

describe('figures', () => {
  const source = { url: 'https://figures.example', key: null }
  const asked = { operator: earner, day: '2026-11-26' }

  test('daily ones are told as they are written', async () => {
    const { asked: urls, fetch } = server({ '2026-11-26': { aprs: [{ strategy, apr: '0.0123456789' }] } })
    expect(await fetchFigures(source, asked, { fetch })).toEqual([{ strategy, said: '0.012345', unit: 'unstated' }])
    expect(urls[0]?.headers).not.toHaveProperty('x-api-token')
  })

  test('those by AVS are added up by strategy, with the key they want', async () => {
    const avs = (apy: number) => ({ strategyApys: [{ strategyAddress: strategy.toLowerCase(), apy }] })
    const { asked: urls, fetch } = server({ [earner.toLowerCase()]: { rewards: { avs: [avs(1.5), avs(0.25)] } } })
    expect(await fetchFigures({ ...source, key: 'k1' }, asked, { fetch })).toEqual([
      { strategy, said: '1.75', unit: 'percent' },
    ])
    expect(urls[1]).toMatchObject({
      url: `https://figures.example/operators/${earner.toLowerCase()}?withRewards=true`,
      headers: { 'x-api-token': 'k1' },
    })
  })

  test('what cannot be a rate is not told', async () => {
    for (const apr of ['NaN', '-1', '1e9', '1000000', '<b>', 5]) {
      const { fetch } = server({ '2026-11-26': { aprs: [{ strategy, apr }] } })
      await expect(fetchFigures(source, asked, { fetch })).rejects.toEqual(bad)
    }
    const { fetch } = server({})
    await expect(fetchFigures(source, asked, { fetch })).rejects.toMatchObject({ data: 'status' })
  })
})
