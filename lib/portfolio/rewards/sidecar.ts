import { type Address, bytesToHex, getAddress, type Hex, isAddress, isHex } from 'viem'
import { fetchOutside, jsonOf, OutsideError, type OutsideOptions } from '../../chain/outside.ts'
import type { RewardsClaim } from '../../protocols/eigenlayer/rewards/claim.ts'
import { isRecord } from '../shape.ts'

/** How a server outside the chain is reached. */
export type Outsider = Pick<OutsideOptions, 'allowLoopback' | 'fetch' | 'signal'>

/** One earner's answer is small; a proof has a word for each level of two trees. */
const limits = { maxBytes: 1_000_000, timeoutMs: 10_000, accept: ['application/json'] } as const
/** More tokens than anybody was ever paid in. */
const mostTokens = 200
/** A tree of 2^32 leaves is as deep as an index of 32 bits can reach. Bytes. */
const longestProof = 32 * 32

/**
 * An earner's claim against a root, from a sidecar's gateway (routes of facts/eigenlayer.md 4.5, medium). Nothing of it is
 * believed: what it proves is for `readClaims` to say. Null when the sidecar knows no rewards of this earner. Throws
 * OutsideError, also when the answer is no claim of this earner.
 */
export async function fetchClaim(
  base: string,
  { earner, rootIndex }: { earner: Address; rootIndex: number },
  outsider: Outsider,
): Promise<RewardsClaim | null> {
  const ask = async (path: string, post?: string) =>
    jsonOf(await fetchOutside(routeOf(base, path), { ...limits, ...outsider, ...(post === undefined ? {} : { post }) }))
  const tokens = parseTokens(await ask(`rewards/v1/earners/${earner.toLowerCase()}/summarized-rewards`))
  if (tokens.length === 0) return null
  const prove = (root: { rootIndex?: number }) =>
    ask('rewards/v1/claim-proof', JSON.stringify({ earnerAddress: earner.toLowerCase(), tokens, ...root }))
  try {
    return parseProof(await prove({ rootIndex }), { earner, rootIndex })
  } catch (error) {
    // One that is behind has not made this root yet: what it has may prove an older one.
    if (!(error instanceof OutsideError) || error.fault !== 'status') throw error
    return parseProof(await prove({}), { earner, rootIndex: null })
  }
}

/** A route below an address that may have a path and a query of its own, such as a key. */
export function routeOf(base: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  if (!URL.canParse(base)) throw new OutsideError('url')
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

function parseTokens(answer: unknown): readonly Address[] {
  const rewards = isRecord(answer) ? (answer.rewards ?? []) : null
  if (!Array.isArray(rewards) || rewards.length > mostTokens) throw new OutsideError('bad-answer')
  const tokens = rewards.flatMap((one: unknown) => {
    if (!isRecord(one)) throw new OutsideError('bad-answer')
    // What no root holds yet cannot be proved.
    return one.claimable === undefined || toAmount(one.claimable) > 0n ? [toAddress(one.token)] : []
  })
  return [...new Set(tokens)]
}

/** The claim in an answer of `claim-proof`. Byte fields are base64 in JSON, or hex. Throws OutsideError. */
export function parseProof(
  answer: unknown,
  expected: { earner: Address /** Null: of whichever root. */; rootIndex: number | null },
): RewardsClaim {
  const proof = isRecord(answer) ? answer.proof : undefined
  if (!isRecord(proof) || !isRecord(proof.earnerLeaf)) throw new OutsideError('bad-answer')
  const claim = {
    rootIndex: toIndex(proof.rootIndex ?? 0),
    earnerIndex: toIndex(proof.earnerIndex ?? 0),
    earnerTreeProof: toBytes(proof.earnerTreeProof ?? ''),
    earnerLeaf: {
      earner: toAddress(proof.earnerLeaf.earner),
      earnerTokenRoot: toBytes(proof.earnerLeaf.earnerTokenRoot),
    },
    // Older gateways call them leafIndices.
    tokenIndices: toList(proof.tokenIndices ?? proof.leafIndices).map(toIndex),
    tokenTreeProofs: toList(proof.tokenTreeProofs).map(toBytes),
    tokenLeaves: toList(proof.tokenLeaves).map((leaf) => {
      if (!isRecord(leaf)) throw new OutsideError('bad-answer')
      return { token: toAddress(leaf.token), cumulativeEarnings: toAmount(leaf.cumulativeEarnings) }
    }),
  }
  const { earnerLeaf, tokenIndices, tokenTreeProofs, tokenLeaves } = claim
  const ofRoot = expected.rootIndex === null || claim.rootIndex === expected.rootIndex
  if (earnerLeaf.earner.toLowerCase() !== expected.earner.toLowerCase() || !ofRoot) throw new OutsideError('bad-answer')
  if (earnerLeaf.earnerTokenRoot.length !== 66 || tokenLeaves.length === 0) throw new OutsideError('bad-answer')
  if (tokenIndices.length !== tokenLeaves.length || tokenTreeProofs.length !== tokenLeaves.length) {
    throw new OutsideError('bad-answer')
  }
  return claim
}

function toList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length > mostTokens) throw new OutsideError('bad-answer')
  return value
}

/** As text, or as the bytes that some versions of the interface have in its place. */
function toAddress(value: unknown): Address {
  const address = typeof value === 'string' && value.startsWith('0x') ? value : toBytes(value)
  if (!isAddress(address, { strict: false })) throw new OutsideError('bad-answer')
  return getAddress(address)
}

/** A whole number as JSON has it, or in digits where it is too large for that. */
export function toAmount(value: unknown): bigint {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string' || !/^\d{1,78}$/.test(text) || BigInt(text) >= 2n ** 256n) {
    throw new OutsideError('bad-answer')
  }
  return BigInt(text)
}

function toIndex(value: unknown): number {
  const index = toAmount(value)
  if (index >= 2n ** 32n) throw new OutsideError('bad-answer')
  return Number(index)
}

function toBytes(value: unknown): Hex {
  if (typeof value !== 'string' || value.length > 2 * longestProof + 2) throw new OutsideError('bad-answer')
  if (value.startsWith('0x')) {
    if (!isHex(value) || value.length % 2 !== 0) throw new OutsideError('bad-answer')
    return value.toLowerCase() as Hex
  }
  try {
    return bytesToHex(Uint8Array.from(atob(value), (character) => character.charCodeAt(0)))
  } catch (cause) {
    throw new OutsideError('bad-answer', cause)
  }
}
