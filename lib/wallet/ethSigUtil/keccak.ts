import { keccak256 as viemKeccak } from 'viem'

/** Stands in for ethereum-cryptography's keccak256: the worker has one already. */
export function keccak256(bytes: Uint8Array): Uint8Array {
  return viemKeccak(bytes, 'bytes')
}
