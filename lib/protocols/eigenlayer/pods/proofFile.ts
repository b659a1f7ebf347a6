import type { Hex } from 'viem'
import { errorCode, WalletError } from '../../../errors.ts'

/** What the file's proofs are for. */
export type CheckpointProofs = {
  kind: 'checkpoint'
  container: { root: Hex; proof: Hex }
  balances: readonly { pubkeyHash: Hex; balanceRoot: Hex; proof: Hex }[]
}
export type CredentialProofs = {
  kind: 'credentials'
  /** Unix seconds of the beacon block that the proofs are about; null where the file does not say. */
  timestamp: bigint | null
  state: { root: Hex; proof: Hex }
  validators: readonly { index: bigint; fields: readonly Hex[]; proof: Hex }[]
}
export type ProofFile = CheckpointProofs | CredentialProofs

/** More than any file of the tool that makes them: a proof of a balance is about 3 kB of text. */
export const longestFile = 8_000_000
const mostProofs = 2_000

/** Not a file of proofs, or one that is cut off or damaged. Nothing of it was used. */
export class ProofFileError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor() {
    super('This is not a file of EigenPod proofs, or it is damaged. Make it again and choose it once more.')
  }
}

/**
 * Reads the JSON that the EigenPod command line tool writes, and the same by the contract's own names. Bytes may be hex,
 * lists of numbers, or lists of words of either. Throws ProofFileError; whether it proves anything is not asked here.
 */
export function parseProofFile(text: string): ProofFile {
  if (text.length > longestFile) throw new ProofFileError()
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw new ProofFileError()
  }
  // Proofs of credentials may be one level further in, beside the time they are about.
  const inner = member(file, 'validatorProofs')
  const container = member(file, 'validatorBalancesRootProof', 'balanceContainerProof')
  const state = member(inner ?? file, 'stateRootProof')
  if (container !== undefined) return parseCheckpoint(file, container)
  if (state !== undefined) return parseCredentials(inner ?? file, state, timeIn(file) ?? timeIn(inner))
  throw new ProofFileError()
}

function parseCheckpoint(file: unknown, container: unknown): CheckpointProofs {
  const root = member(container, 'validatorBalanceRoot', 'validatorBalancesRoot', 'balanceContainerRoot')
  return {
    kind: 'checkpoint',
    container: { root: bytes(root, 32), proof: bytes(member(container, 'proof')) },
    balances: list(member(file, 'balanceProofs', 'proofs')).map((entry) => ({
      pubkeyHash: bytes(member(entry, 'pubkeyHash'), 32),
      balanceRoot: bytes(member(entry, 'balanceRoot'), 32),
      proof: bytes(member(entry, 'proof')),
    })),
  }
}

function parseCredentials(file: unknown, state: unknown, timestamp: bigint | null): CredentialProofs {
  const indices = list(member(file, 'validatorIndices'))
  const proofs = list(member(file, 'validatorFieldsProofs'))
  const fields = list(member(file, 'validatorFields'))
  if (proofs.length !== indices.length || fields.length !== indices.length) throw new ProofFileError()
  return {
    kind: 'credentials',
    timestamp,
    state: { root: bytes(member(state, 'beaconStateRoot'), 32), proof: bytes(member(state, 'proof')) },
    validators: indices.map((index, place) => ({
      index: whole(index, 2n ** 40n),
      proof: bytes(proofs[place]),
      fields: list(fields[place], 8).map((field) => bytes(field, 32)),
    })),
  }
}

function timeIn(value: unknown): bigint | null {
  const time = member(value, 'beaconTimestamp', 'oracleTimestamp', 'oracleBeaconTimestamp')
  return time === undefined ? null : whole(time, 2n ** 63n)
}

/** A member by any of its names; the tool has written them with a capital letter too. */
function member(value: unknown, ...names: readonly string[]): unknown {
  if (value === null || typeof value !== 'object') return undefined
  const wanted = names.map((name) => name.toLowerCase())
  return Object.entries(value).find(([name]) => wanted.includes(name.toLowerCase()))?.[1]
}

function list(value: unknown, most = mostProofs): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) throw new ProofFileError()
  return value
}

function whole(value: unknown, limit: bigint): bigint {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^\d{1,20}$/.test(text) || BigInt(text) >= limit) throw new ProofFileError()
  return BigInt(text)
}

function bytes(value: unknown, length?: number): Hex {
  const hex = `0x${digits(value)}` as const
  if (length !== undefined && hex.length !== 2 + 2 * length) throw new ProofFileError()
  return hex
}

function digits(value: unknown): string {
  if (typeof value === 'string') {
    if (!/^(0x)?([0-9a-fA-F]{2})*$/.test(value)) throw new ProofFileError()
    return value.replace(/^0x/, '').toLowerCase()
  }
  if (!Array.isArray(value) || value.length > 4_096) throw new ProofFileError()
  return value.map((entry) => (typeof entry === 'number' ? octet(entry) : digits(entry))).join('')
}

function octet(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 255) throw new ProofFileError()
  return value.toString(16).padStart(2, '0')
}
