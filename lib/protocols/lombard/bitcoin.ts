import { type Hex, hexToBytes, size } from 'viem'

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
/** What tells an address of witness version 0 from later ones: BIP-173 and BIP-350. */
const finals = { first: 1, later: 0x2bc830a3 }

/**
 * The Bitcoin address of an output script, for the three kinds that Lombard pays to (P2WPKH, P2WSH, P2TR); null for any
 * other script.
 */
export function bitcoinAddress(script: Hex): string | null {
  const kind = script.toLowerCase().slice(2, 6)
  if (kind === '0014' && size(script) === 22) return encode(0, script)
  if (kind === '0020' && size(script) === 34) return encode(0, script)
  if (kind === '5120' && size(script) === 34) return encode(1, script)
  return null
}

function encode(version: 0 | 1, script: Hex): string {
  const data = [version, ...toFives(hexToBytes(script).subarray(2))]
  // The prefix of Bitcoin's own network, spread out as the checksum wants it.
  const prefix = [3, 3, 0, 2, 3]
  const sum = checksum([...prefix, ...data, 0, 0, 0, 0, 0, 0]) ^ (version === 0 ? finals.first : finals.later)
  const last = [0, 1, 2, 3, 4, 5].map((index) => (sum >> (5 * (5 - index))) & 31)
  return `bc1${[...data, ...last].map((five) => alphabet[five]).join('')}`
}

/** Bytes as groups of five bits, the last filled up with zeros. */
function toFives(bytes: Uint8Array): readonly number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((group) => Number.parseInt(group.padEnd(5, '0'), 2))
}

function checksum(values: readonly number[]): number {
  let state = 1
  for (const value of values) {
    const top = state >> 25
    state = ((state & 0x1ffffff) << 5) ^ value
    for (const [index, generator] of generators.entries()) if ((top >> index) & 1) state ^= generator
  }
  return state
}
