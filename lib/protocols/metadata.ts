import type { Address, Hex } from 'viem'
import { askSettled, type TypedCall } from './plan.ts'
import type { Asset, Read } from './types.ts'

/** Symbols longer than this, or with characters that draw nothing or reorder their neighbours, are not shown (R9). */
const symbolPattern = /^[\p{L}\p{N}\p{P}\p{S}](?:[\p{L}\p{N}\p{P}\p{S} ]{0,30}[\p{L}\p{N}\p{P}\p{S}])?$/u

/**
 * A token's symbol from what `symbol()` returned: a string, or 32 bytes as some early tokens have it. Null when it cannot
 * be shown: too long, empty, not UTF-8, or holding invisible characters. What comes out is still foreign text.
 */
function parseSymbol(data: Hex): string | null {
  const bytes = hexToBytes(data)
  if (bytes === null) return null
  const text = bytes.length === 32 ? until(bytes, 0) : readString(bytes)
  if (text === null || text.length > 128) return null
  try {
    const symbol = new TextDecoder('utf-8', { fatal: true }).decode(text)
    return symbolPattern.test(symbol) ? symbol : null
  } catch {
    // Not UTF-8: the token has no name we could show.
    return null
  }
}

/** A token's decimals from what `decimals()` returned. Null unless it is one word of 0 to 36 (R9). */
function parseDecimals(data: Hex): number | null {
  if (!/^0x0{62}[0-9a-f]{2}$/i.test(data)) return null
  const decimals = Number.parseInt(data.slice(-2), 16)
  return decimals <= 36 ? decimals : null
}

/** Symbol and decimals as unknown tokens claim them, in order. One round; a token that answers neither has both null. */
export function* readAssets(tokens: readonly Address[]): Read<readonly Asset[]> {
  const answers = yield* askSettled(
    tokens.flatMap((token): TypedCall<string | number | null>[] => [
      { to: token, data: '0x95d89b41', parse: parseSymbol },
      { to: token, data: '0x313ce567', parse: parseDecimals },
    ]),
  )
  const value = (index: number) => {
    const answer = answers[index]
    return answer?.ok ? answer.value : null
  }
  return tokens.map((_, index) => ({
    symbol: value(index * 2) as string | null,
    decimals: value(index * 2 + 1) as number | null,
    known: false,
  }))
}

/** At most a few hundred bytes of hex: nothing longer is a symbol. */
function hexToBytes(data: Hex): Uint8Array | null {
  if (data.length > 1_026 || !/^0x([0-9a-f]{2})+$/i.test(data)) return null
  return Uint8Array.from({ length: (data.length - 2) / 2 }, (_, index) =>
    Number.parseInt(data.slice(2 + index * 2, 4 + index * 2), 16),
  )
}

/** `abi.encode(string)`: an offset of 32, a length, the bytes. */
function readString(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < 64 || bytes[31] !== 32 || bytes.subarray(0, 31).some((byte) => byte !== 0)) return null
  if (bytes.subarray(32, 62).some((byte) => byte !== 0)) return null
  const length = (bytes[62] as number) * 256 + (bytes[63] as number)
  return 64 + length <= bytes.length ? bytes.subarray(64, 64 + length) : null
}

function until(bytes: Uint8Array, end: number): Uint8Array {
  const at = bytes.indexOf(end)
  return at === -1 ? bytes : bytes.subarray(0, at)
}
