import { type Address, bytesToHex, concatBytes, type Hex, hexToBytes, keccak256, numberToBytes } from 'viem'

/**
 * The tree of a distribution root, byte for byte as RewardsCoordinator checks it (facts/eigenlayer.md 4.4): leaves are tagged
 * and hashed, pairs are ordered by index and not sorted, what is missing to a power of two is 32 zero bytes.
 */

const word = 32
const empty = new Uint8Array(word)
const hash = (...parts: readonly Uint8Array[]) => keccak256(concatBytes(parts), 'bytes')

/** `keccak256(0x01 ‖ token ‖ cumulative earnings)`. Mirrors calculateTokenLeafHash. `cumulative`: smallest unit of the token. */
export function tokenLeafHash(token: Address, cumulative: bigint): Hex {
  return bytesToHex(hash(Uint8Array.of(1), hexToBytes(token), numberToBytes(cumulative, { size: word })))
}

/** `keccak256(0x00 ‖ earner ‖ token root)`. Mirrors calculateEarnerLeafHash. */
export function earnerLeafHash(earner: Address, tokenRoot: Hex): Hex {
  return bytesToHex(hash(Uint8Array.of(0), hexToBytes(earner), hexToBytes(tokenRoot)))
}

/**
 * The root that a leaf leads to, or null where the contract would refuse the proof before hashing: not whole words, or an
 * index outside the tree. Mirrors Merkle.processInclusionProofKeccak and the checks before it.
 */
export function rootFrom(leaf: Hex, index: number, proof: Hex): Hex | null {
  const siblings = hexToBytes(proof)
  if (siblings.length % word !== 0 || !Number.isSafeInteger(index) || index < 0) return null
  const depth = siblings.length / word
  if (BigInt(index) >= 1n << BigInt(depth)) return null
  let node = hexToBytes(leaf)
  let place = index
  for (let level = 0; level < depth; level += 1) {
    const sibling = siblings.subarray(level * word, (level + 1) * word)
    node = place % 2 === 0 ? hash(node, sibling) : hash(sibling, node)
    place = Math.floor(place / 2)
  }
  return bytesToHex(node)
}

/** The levels of a tree, leaves first, each padded to an even number; the root is alone on the last. */
export type Tree = readonly (readonly Uint8Array[])[]

/** A tree over these leaves in their order. One leaf is its own root. Throws RangeError without any. */
export function treeOf(leaves: readonly Hex[]): Tree {
  if (leaves.length === 0) throw new RangeError('a tree has leaves')
  let level: Uint8Array[] = leaves.map((leaf) => hexToBytes(leaf))
  while (!isPowerOfTwo(level.length)) level.push(empty)
  const levels: Uint8Array[][] = [level]
  while (level.length > 1) {
    const below = level
    level = Array.from({ length: below.length / 2 }, (_, index) =>
      hash(below[2 * index] as Uint8Array, below[2 * index + 1] as Uint8Array),
    )
    levels.push(level)
  }
  return levels
}

export function rootOf(tree: Tree): Hex {
  return bytesToHex(tree.at(-1)?.[0] as Uint8Array)
}

/** The siblings of a leaf from the bottom up, as the contract takes them; `0x` in a tree of one. */
export function proofOf(tree: Tree, index: number): Hex {
  const siblings = tree.slice(0, -1).map((level, depth) => {
    const place = Math.floor(index / 2 ** depth)
    return level[place % 2 === 0 ? place + 1 : place - 1] as Uint8Array
  })
  return bytesToHex(concatBytes(siblings))
}

const isPowerOfTwo = (count: number) => (count & (count - 1)) === 0
