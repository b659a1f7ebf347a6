import type { Hex } from 'viem'
import type { Answer, Call } from '../protocols/types.ts'

const word = (value: number | bigint) => value.toString(16).padStart(64, '0')

/**
 * Calldata of `aggregate3((address target, bool allowFailure, bytes callData)[])`, every call allowed to fail. Written by
 * hand because a general encoder takes ten times as long for a few hundred calls.
 */
export function encodeAggregate3(calls: readonly Call[]): Hex {
  const parts = ['0x82ad56cb', word(0x20), word(calls.length)]
  let offset = calls.length * 32
  for (const { data } of calls) {
    parts.push(word(offset))
    offset += 128 + paddedBytes(data)
  }
  for (const { to, data } of calls) {
    const hex = data.slice(2)
    parts.push(to.slice(2).toLowerCase().padStart(64, '0'), word(1), word(0x60), word(hex.length / 2))
    parts.push(hex.padEnd(paddedBytes(data) * 2, '0'))
  }
  return parts.join('') as Hex
}

/**
 * The answers inside what `aggregate3` returned: `(bool success, bytes returnData)[]`. Only the one canonical encoding of
 * exactly `count` entries is taken, so that no offset can point back, overlap, or make the answer larger than it is (H142).
 * Null for anything else.
 */
export function decodeAggregate3(data: unknown, count: number): Answer[] | null {
  if (typeof data !== 'string' || !/^0x[0-9a-fA-F]*$/.test(data)) return null
  const bytes = (data.length - 2) / 2
  if (!Number.isInteger(bytes)) return null
  const read = (position: number): number => {
    // No length or offset inside 4 MiB needs more than 4 bytes.
    const at = 2 + position * 2
    if (position + 32 > bytes || !/^0{56}/.test(data.slice(at, at + 56))) return Number.NaN
    return Number.parseInt(data.slice(at + 56, at + 64), 16)
  }
  if (read(0) !== 0x20 || read(32) !== count) return null
  const start = 64
  let expected = count * 32
  const answers: Answer[] = []
  for (let index = 0; index < count; index += 1) {
    if (read(start + index * 32) !== expected) return null
    const entry = start + expected
    const success = read(entry)
    const length = read(entry + 64)
    if ((success !== 0 && success !== 1) || read(entry + 32) !== 0x40 || Number.isNaN(length)) return null
    const padded = Math.ceil(length / 32) * 32
    const from = 2 + (entry + 96) * 2
    if (entry + 96 + padded > bytes) return null
    answers.push({ ok: success === 1, data: `0x${data.slice(from, from + length * 2)}` })
    expected += 96 + padded
  }
  return start + expected === bytes ? answers : null
}

function paddedBytes(data: Hex): number {
  return Math.ceil((data.length - 2) / 64) * 32
}
