import fc from 'fast-check'
import { type Address, type Hex, numberToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { buildDistribution, type EarnedLine, narrowClaim, provesClaim, type RewardsClaim } from './claim.ts'
import { earnerLeafHash, proofOf, rootFrom, rootOf, tokenLeafHash, treeOf } from './merkle.ts'

/** The vector of facts/eigenlayer.md 4.4, which mainnet's bytecode accepted. */
const earners: readonly Address[] = [
  '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65',
  '0x90F79bf6EB2c4f870365E785982E1f101E93b906',
  '0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc',
]
const [t0, t1] = ['0x3Aa5ebB10DC797CAC828524e59A333d0A371443c', '0xE6E340D132b5f46d1e472DebcD681B2aBc16e57E'] as const
const ether = 10n ** 18n
const lines: readonly EarnedLine[] = [
  { earner: earners[2] as Address, token: t1, cumulative: 2n * ether },
  { earner: earners[1] as Address, token: t1, cumulative: 3n * ether },
  { earner: earners[0] as Address, token: t0, cumulative: ether },
  { earner: earners[1] as Address, token: t0, cumulative: 7n * ether },
]
const vector = {
  token0: '0xfdcea1a27efbc157f0c92411114fad96a4ed8a8a1ed9da42fa118eb69a99827e',
  token1: '0x411c4d1c52b089eb5a35e8c32264fd6f8540ede9949fc3339bdb40fc43864742',
  tokenRoot: '0x44790ef4226185f6152bd9db5939a285d808ad9e9785149487a991c6f5a61305',
  earner1: '0xd33d8d6d1d39c65544548054d2f7154e833877fddb30c952db19afd7beea2849',
  earner0: '0x9cf7339333682edb35aad2cb8092f1745f716e7c47258d4e7f58199ebc15101a',
  pair: '0x3cdc32e3a8d0b9145ce943070395864c8f4825d179682ed3ccb50caba3f55530',
  root: '0xd5f273bee086d5e0558867f42a023193cd0095ef4174864f7f96cec272c5cb4e',
} as const satisfies Record<string, Hex>

const distribution = buildDistribution(lines)
const claim = distribution.claimOf(earners[1] as Address, 7) as RewardsClaim

describe('the worked vector, byte for byte', () => {
  test('leaves', () => {
    expect(tokenLeafHash(t0, 7n * ether)).toBe(vector.token0)
    expect(tokenLeafHash(t1, 3n * ether)).toBe(vector.token1)
    expect(earnerLeafHash(earners[1] as Address, vector.tokenRoot)).toBe(vector.earner1)
    expect(earnerLeafHash(earners[0] as Address, tokenLeafHash(t0, ether))).toBe(vector.earner0)
  })

  test('root and proofs', () => {
    expect(distribution.root).toBe(vector.root)
    expect(claim).toEqual({
      rootIndex: 7,
      earnerIndex: 1,
      earnerTreeProof: `${vector.earner0}${vector.pair.slice(2)}`,
      earnerLeaf: { earner: earners[1], earnerTokenRoot: vector.tokenRoot },
      tokenIndices: [0, 1],
      tokenTreeProofs: [vector.token1, vector.token0],
      tokenLeaves: [
        { token: t0, cumulativeEarnings: 7n * ether },
        { token: t1, cumulativeEarnings: 3n * ether },
      ],
    })
    expect(provesClaim(claim, vector.root)).toBe(true)
  })

  test('an earner of one token has an empty proof at index 0', () => {
    const single = distribution.claimOf(earners[0] as Address, 0)
    expect(single).toMatchObject({ tokenIndices: [0], tokenTreeProofs: ['0x'], earnerIndex: 0 })
    expect(provesClaim(single as RewardsClaim, vector.root)).toBe(true)
  })

  test('whoever has no leaf has no claim', () => {
    expect(distribution.claimOf(t0, 0)).toBeNull()
  })
})

describe('what does not prove a claim', () => {
  const change = (patch: Partial<RewardsClaim>) => provesClaim({ ...claim, ...patch }, vector.root)
  test.each<[string, Partial<RewardsClaim>]>([
    ['a unit more', { tokenLeaves: claim.tokenLeaves.map((leaf) => ({ ...leaf, cumulativeEarnings: 8n * ether })) }],
    ['another token root', { earnerLeaf: { ...claim.earnerLeaf, earnerTokenRoot: vector.root } }],
    ['another earner', { earnerLeaf: { ...claim.earnerLeaf, earner: earners[0] as Address } }],
    ['another index', { earnerIndex: 0 }],
    ['an index outside the tree', { earnerIndex: 5 }],
    ['a token index outside the tree', { tokenIndices: [2, 1] }],
    ['a proof cut short', { earnerTreeProof: claim.earnerTreeProof.slice(0, -2) as Hex }],
    ['a proof without its top', { earnerTreeProof: claim.earnerTreeProof.slice(0, 66) as Hex }],
    ['fewer proofs than leaves', { tokenTreeProofs: claim.tokenTreeProofs.slice(1) }],
    ['fewer indices than leaves', { tokenIndices: [0] }],
    [
      'one token twice',
      {
        tokenIndices: [0, 0],
        tokenLeaves: [claim.tokenLeaves[0], claim.tokenLeaves[0]] as never,
        tokenTreeProofs: [vector.token1, vector.token1],
      },
    ],
    ['no token at all', { tokenLeaves: [], tokenIndices: [], tokenTreeProofs: [] }],
  ])('%s', (_, patch) => {
    expect(change(patch)).toBe(false)
  })

  test('another root', () => {
    expect(provesClaim(claim, vector.pair)).toBe(false)
  })
})

test('a claim can be narrowed to some of its tokens, and still proves', () => {
  const narrow = narrowClaim(claim, (token) => token === t1) as RewardsClaim
  expect(narrow.tokenLeaves).toEqual([{ token: t1, cumulativeEarnings: 3n * ether }])
  expect(provesClaim(narrow, vector.root)).toBe(true)
  expect(narrowClaim(claim, () => false)).toBeNull()
})

test('two amounts of one token, or no data at all, are no tree', () => {
  expect(() => buildDistribution([...lines, { ...(lines[0] as EarnedLine), cumulative: 1n }])).toThrow(RangeError)
  expect(() => buildDistribution([])).toThrow(RangeError)
})

const address = fc.bigInt({ min: 1n, max: 2n ** 160n - 1n }).map((value) => numberToHex(value, { size: 20 }) as Address)
const amount = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })

describe('any tree', () => {
  test('proves every leaf at its place and at no other', () => {
    const leaf = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map((value) => numberToHex(value, { size: 32 }))
    fc.assert(
      fc.property(fc.uniqueArray(leaf, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (leaves, a, b) => {
        const tree = treeOf(leaves)
        const [here, there] = [a % leaves.length, b % leaves.length]
        const proof = proofOf(tree, here)
        expect(rootFrom(leaves[here] as Hex, here, proof)).toBe(rootOf(tree))
        if (here !== there) {
          expect(rootFrom(leaves[here] as Hex, there, proof)).not.toBe(rootOf(tree))
          expect(rootFrom(leaves[there] as Hex, here, proof)).not.toBe(rootOf(tree))
        }
      }),
    )
  })

  test('the claim of every earner proves, whatever the order of the data, and a unit more does not', () => {
    const line = fc.record({ earner: address, token: address, cumulative: amount })
    const key = ({ earner, token }: EarnedLine) => `${earner}${token}`
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 1, maxLength: 12, selector: key }), fc.nat(), (data, at) => {
        const built = buildDistribution(data)
        expect(buildDistribution(data.toReversed()).root).toBe(built.root)
        for (const { earner } of data) {
          const own = built.claimOf(earner, 3) as RewardsClaim
          expect(own.tokenLeaves).toHaveLength(data.filter((one) => one.earner === earner).length)
          expect(provesClaim(own, built.root)).toBe(true)
          const changed = at % own.tokenLeaves.length
          const more = own.tokenLeaves.map((one, place) =>
            place === changed ? { ...one, cumulativeEarnings: one.cumulativeEarnings ^ 1n } : one,
          )
          expect(provesClaim({ ...own, tokenLeaves: more }, built.root)).toBe(false)
        }
      }),
    )
  })
})
