import { concat, type Hex, sha256, size, slice } from 'viem'

/**
 * The root of a tree of SHA-256 that this leaf and these siblings make, from the leaf up. Undefined for a proof that has
 * not exactly `height` siblings, or an index beyond so high a tree. Mirrors Merkle.processInclusionProofSha256.
 */
export function rootOf(leaf: Hex, proof: Hex, index: bigint, height: number): Hex | undefined {
  if (size(proof) !== 32 * height || index >> BigInt(height) !== 0n) return undefined
  let node = leaf
  for (let level = 0; level < height; level += 1) {
    const sibling = slice(proof, 32 * level, 32 * (level + 1))
    const right = (index >> BigInt(level)) & 1n
    node = sha256(concat(right === 1n ? [sibling, node] : [node, sibling]))
  }
  return node
}

/** The root of these leaves, as many as a power of two. Mirrors Merkle.merkleizeSha256. */
export function merkleize(leaves: readonly Hex[]): Hex {
  let level = leaves
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, pair) =>
      sha256(concat([level[2 * pair] as Hex, level[2 * pair + 1] as Hex])),
    )
  }
  return level[0] as Hex
}

/** A uint64 as the beacon chain writes it, lowest byte first, at byte `start` of a word. */
export function littleEndian(word: Hex, start = 0): bigint {
  const bytes =
    slice(word, start, start + 8)
      .slice(2)
      .match(/../g) ?? []
  return BigInt(`0x${bytes.toReversed().join('')}`)
}
