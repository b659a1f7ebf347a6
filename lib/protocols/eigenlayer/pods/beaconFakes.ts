import { type Address, concat, type Hex, keccak256, pad, sha256, size, slice, toHex } from 'viem'

/** A validator of a made-up beacon chain. Balances in gwei. */
export type FakeValidator = {
  pubkeyHash: Hex
  index: bigint
  balance: bigint
  effectiveBalance?: bigint
  withdrawTo?: Address
  kind?: 1 | 2
  activated?: boolean
  exiting?: boolean
}

const zero = pad('0x')
const hash = (left: Hex, right: Hex) => sha256(concat([left, right]))
const never = 2n ** 64n - 1n

/** A uint64 with its lowest byte first, in a word of its own. */
export const littleEndianWord = (value: bigint): Hex => {
  const bytes = toHex(value, { size: 8 }).slice(2).match(/../g) ?? []
  return pad(`0x${bytes.toReversed().join('')}`, { dir: 'right' })
}

/** A tree of which most leaves are zero: its root, and the siblings of a leaf from below. */
function sparseTree(leaves: ReadonlyMap<bigint, Hex>, height: number) {
  const zeros = [zero]
  for (let level = 0; level < height; level += 1) zeros.push(hash(zeros[level] as Hex, zeros[level] as Hex))
  const levels = [new Map(leaves)]
  for (let level = 0; level < height; level += 1) {
    const below = levels[level] as Map<bigint, Hex>
    const at = (index: bigint) => below.get(index) ?? (zeros[level] as Hex)
    const parents = new Set([...below.keys()].map((index) => index >> 1n))
    levels.push(new Map([...parents].map((index) => [index, hash(at(2n * index), at(2n * index + 1n))])))
  }
  return {
    root: levels[height]?.get(0n) ?? (zeros[height] as Hex),
    siblings: (index: bigint): Hex[] =>
      Array.from({ length: height }, (_, level) => {
        return levels[level]?.get((index >> BigInt(level)) ^ 1n) ?? (zeros[level] as Hex)
      }),
  }
}

/** A list: the tree of its elements, and beside it how many there are. */
function sparseList(elements: ReadonlyMap<bigint, Hex>, height: number, length: bigint) {
  const tree = sparseTree(elements, height)
  const count = littleEndianWord(length)
  return { root: hash(tree.root, count), siblings: (index: bigint): Hex[] => [...tree.siblings(index), count] }
}

export const fieldsOf = (validator: FakeValidator): Hex[] => {
  const { pubkeyHash, balance, effectiveBalance = balance, withdrawTo, kind = 1 } = validator
  return [
    pubkeyHash,
    withdrawTo === undefined ? zero : concat([toHex(kind, { size: 1 }), pad('0x', { size: 11 }), withdrawTo]),
    littleEndianWord(effectiveBalance),
    zero,
    zero,
    littleEndianWord(validator.activated === false ? never : 7n),
    littleEndianWord(validator.exiting === true ? 9n : never),
    littleEndianWord(never),
  ]
}

/**
 * A beacon block with these validators: its root, and proofs as the command line tool of the pods makes them. The other fields
 * of block and state are filled with anything.
 */
export function fakeBeaconBlock(validators: readonly FakeValidator[], { pectra = true } = {}) {
  const stateHeight = pectra ? 6 : 5
  const chunks = new Map<bigint, bigint[]>()
  for (const { index, balance } of validators) {
    const four = chunks.get(index / 4n) ?? [0n, 0n, 0n, 0n]
    four[Number(index % 4n)] = balance
    chunks.set(index / 4n, four)
  }
  const leafOf = (four: readonly bigint[]) => concat(four.map((balance) => slice(littleEndianWord(balance), 0, 8)))
  // About as many as there are.
  const length = 1_100_000n
  const balances = sparseList(new Map([...chunks].map(([index, four]) => [index, leafOf(four)])), 38, length)
  const roots = validators.map((validator) => {
    const fields = new Map(fieldsOf(validator).map((field, place) => [BigInt(place), field]))
    return [validator.index, sparseTree(fields, 3).root] as const
  })
  const registry = sparseList(new Map(roots), 40, length)
  const filled = (count: number, known: Readonly<Record<number, Hex>>) =>
    new Map(
      Array.from({ length: count }, (_, place) => [BigInt(place), known[place] ?? keccak256(toHex(place))] as const),
    )
  const state = sparseTree(filled(37, { 11: registry.root, 12: balances.root }), stateHeight)
  const block = sparseTree(filled(5, { 3: state.root }), 3)
  const join = (parts: readonly Hex[]) => concat([...parts])
  const stateProof = block.siblings(3n)
  const one = (pubkeyHash: Hex) => validators.find((each) => each.pubkeyHash === pubkeyHash) as FakeValidator
  return {
    root: block.root,
    stateRoot: state.root,
    balancesRoot: balances.root,
    /** The file of a checkpoint, for these validators. */
    checkpointFile(hashes: readonly Hex[] = validators.map(({ pubkeyHash }) => pubkeyHash)) {
      return {
        validatorBalancesRootProof: {
          validatorBalanceRoot: balances.root,
          proof: join([...state.siblings(12n), ...stateProof]),
        },
        balanceProofs: hashes.map((pubkeyHash) => {
          const { index } = one(pubkeyHash)
          return {
            pubkeyHash,
            balanceRoot: leafOf(chunks.get(index / 4n) ?? []),
            proof: join(balances.siblings(index / 4n)),
          }
        }),
      }
    },
    /** The file of withdrawal credentials, for these validators. */
    credentialsFile(timestamp: bigint, hashes: readonly Hex[] = validators.map(({ pubkeyHash }) => pubkeyHash)) {
      return {
        oracleBeaconTimestamp: Number(timestamp),
        validatorProofs: {
          stateRootProof: { beaconStateRoot: state.root, proof: join(stateProof) },
          validatorIndices: hashes.map((pubkeyHash) => Number(one(pubkeyHash).index)),
          validatorFieldsProofs: hashes.map((pubkeyHash) =>
            join([...registry.siblings(one(pubkeyHash).index), ...state.siblings(11n)]),
          ),
          validatorFields: hashes.map((pubkeyHash) => fieldsOf(one(pubkeyHash))),
        },
      }
    },
  }
}

/** Bytes as Go writes an array of them. */
export const asNumbers = (hex: Hex): number[] =>
  Array.from({ length: size(hex) }, (_, at) => Number.parseInt(hex.slice(2 + 2 * at, 4 + 2 * at), 16))
