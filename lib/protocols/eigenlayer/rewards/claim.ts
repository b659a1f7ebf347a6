import { type Address, getAddress, type Hex, isAddressEqual } from 'viem'
import { earnerLeafHash, proofOf, rootFrom, rootOf, type Tree, tokenLeafHash, treeOf } from './merkle.ts'

/** The struct that `processClaims` takes, field for field. `cumulativeEarnings`: smallest unit of the token, since genesis. */
export type RewardsClaim = {
  rootIndex: number
  earnerIndex: number
  earnerTreeProof: Hex
  earnerLeaf: { earner: Address; earnerTokenRoot: Hex }
  tokenIndices: readonly number[]
  tokenTreeProofs: readonly Hex[]
  tokenLeaves: readonly { token: Address; cumulativeEarnings: bigint }[]
}

/** What one earner earned of one token since genesis, smallest unit: a leaf of the data that a root is made of. */
export type EarnedLine = { earner: Address; token: Address; cumulative: bigint }

/**
 * Whether every leaf of a claim leads to this root, by the checks of RewardsCoordinator._checkClaim, and no token is named
 * twice.
 */
export function provesClaim(claim: RewardsClaim, root: Hex): boolean {
  const { earnerLeaf, tokenLeaves, tokenIndices, tokenTreeProofs } = claim
  if (tokenLeaves.length === 0 || tokenIndices.length !== tokenLeaves.length) return false
  if (tokenTreeProofs.length !== tokenLeaves.length) return false
  // The contract would pay the first of two and refuse the second, and with it the whole.
  if (new Set(tokenLeaves.map(({ token }) => token.toLowerCase())).size !== tokenLeaves.length) return false
  const leaf = earnerLeafHash(earnerLeaf.earner, earnerLeaf.earnerTokenRoot)
  if (rootFrom(leaf, claim.earnerIndex, claim.earnerTreeProof) !== root.toLowerCase()) return false
  return tokenLeaves.every(({ token, cumulativeEarnings }, place) => {
    const reached = rootFrom(
      tokenLeafHash(token, cumulativeEarnings),
      tokenIndices[place] as number,
      tokenTreeProofs[place] as Hex,
    )
    return reached === earnerLeaf.earnerTokenRoot.toLowerCase()
  })
}

/** The same claim for some of its tokens, in its own order. Null when none is left. */
export function narrowClaim(claim: RewardsClaim, keep: (token: Address) => boolean): RewardsClaim | null {
  const places = [...claim.tokenLeaves.keys()].filter((place) => keep(claim.tokenLeaves[place]?.token as Address))
  if (places.length === 0) return null
  return {
    ...claim,
    tokenIndices: places.map((place) => claim.tokenIndices[place] as number),
    tokenTreeProofs: places.map((place) => claim.tokenTreeProofs[place] as Hex),
    tokenLeaves: places.map((place) => claim.tokenLeaves[place] as RewardsClaim['tokenLeaves'][number]),
  }
}

/** The whole tree of one distribution root. */
export type Distribution = {
  root: Hex
  /** Every token of an earner in one claim; null when the earner has no leaf. `rootIndex` is where the root stands on chain. */
  claimOf(earner: Address, rootIndex: number): RewardsClaim | null
}

/**
 * Rebuilds the tree from its data: earners ascending by address, inside an earner tokens ascending. Throws RangeError when
 * there is no line, and when an earner has two lines for one token.
 */
export function buildDistribution(lines: readonly EarnedLine[]): Distribution {
  const byEarner = new Map<string, EarnedLine[]>()
  for (const line of lines) {
    const key = line.earner.toLowerCase()
    const of = byEarner.get(key)
    if (of === undefined) byEarner.set(key, [line])
    else of.push(line)
  }
  const earners = [...byEarner.keys()].sort()
  const tokensOf = (earner: string) =>
    (byEarner.get(earner) ?? []).toSorted((a, b) => (a.token.toLowerCase() < b.token.toLowerCase() ? -1 : 1))
  const treeOfEarner = (sorted: readonly EarnedLine[]): Tree =>
    treeOf(sorted.map(({ token, cumulative }) => tokenLeafHash(token, cumulative)))
  const tree = treeOf(
    earners.map((earner) => {
      const sorted = tokensOf(earner)
      if (sorted.some(({ token }, place) => place > 0 && isAddressEqual(token, sorted[place - 1]?.token as Address))) {
        throw new RangeError('an earner has two amounts of one token')
      }
      return earnerLeafHash(earner as Address, rootOf(treeOfEarner(sorted)))
    }),
  )
  return {
    root: rootOf(tree),
    claimOf(earner, rootIndex) {
      const index = earners.indexOf(earner.toLowerCase())
      if (index < 0) return null
      const sorted = tokensOf(earner.toLowerCase())
      const tokens = treeOfEarner(sorted)
      return {
        rootIndex,
        earnerIndex: index,
        earnerTreeProof: proofOf(tree, index),
        earnerLeaf: { earner, earnerTokenRoot: rootOf(tokens) },
        tokenIndices: sorted.map((_, place) => place),
        tokenTreeProofs: sorted.map((_, place) => proofOf(tokens, place)),
        tokenLeaves: sorted.map(({ token, cumulative }) => ({
          token: getAddress(token),
          cumulativeEarnings: cumulative,
        })),
      }
    },
  }
}
