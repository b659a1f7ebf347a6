import { type AbiParameter, type Address, getAddress, type Hex, numberToHex, toHex, zeroAddress } from 'viem'

/** One argument that is not made of others, with the path that ERC-7730 gives it and the value it was given. */
export type Leaf = { path: string; type: string; name: string; value: string | bigint | boolean }

/** Arguments in which no two values are alike, so that whatever is shown tells which argument it came from. */
export type Marked = { args: readonly unknown[]; leaves: readonly Leaf[] }

/** Values by type. Each call gives another. */
export type Source = {
  address(): Address
  integer(type: string): bigint
  bytes(size: number | null): Hex
  text(): string
  flag(): boolean
  /** Elements of a list whose length the type leaves open. */
  length: number
}

export function mark(inputs: readonly AbiParameter[], source: Source): Marked {
  const leaves: Leaf[] = []
  const fill = (input: AbiParameter, path: string): unknown => {
    const list = /^(.*)\[([0-9]*)\]$/.exec(input.type)
    if (list !== null) {
      const element = { ...input, type: list[1] as string }
      const length = list[2] === '' ? source.length : Number(list[2])
      return Array.from({ length }, () => fill(element, `${path}.[]`))
    }
    if ('components' in input) {
      const entries = input.components.map((part, index) => {
        const name = part.name ?? String(index)
        return [name, fill(part, `${path}.${name}`)] as const
      })
      return input.components.every(({ name }) => name === undefined || name === '')
        ? entries.map(([, value]) => value)
        : Object.fromEntries(entries)
    }
    const value = single(input.type, source)
    leaves.push({ path, type: input.type, name: input.name ?? '', value })
    const small = /^u?int([0-9]+)$/.exec(input.type)
    return small !== null && Number(small[1]) <= 48 ? Number(value) : value
  }
  const args = inputs.map((input, index) => fill(input, input.name || String(index)))
  return { args, leaves }
}

function single(type: string, source: Source): string | bigint | boolean {
  if (type === 'address') return source.address()
  if (type === 'bool') return source.flag()
  if (type === 'string') return source.text()
  if (type.startsWith('bytes')) return source.bytes(type === 'bytes' ? null : Number(type.slice(5)))
  return source.integer(type)
}

/** Counts up; with `zero`, every address is the zero address. Addresses, numbers, bytes and texts that are all distinct, from `seed` on. */
export function counting(seed = 1, { length = 2, flag = true, zero = false } = {}): Source {
  let at = seed * 10
  const next = () => {
    at += 1
    return BigInt(at)
  }
  return {
    length,
    flag: () => flag,
    address: () =>
      zero
        ? zeroAddress
        : getAddress(numberToHex(0xa11ce000000000000000000000000000000000n * 16n + next(), { size: 20 })),
    integer: (type) => {
      const bits = Number(/([0-9]+)$/.exec(type)?.[1] ?? 256)
      // Odd and unlike powers of ten, so that a value that was scaled is told from one that was not.
      return (bits > 32 ? 1_000_003n * next() : 1_000n + next() * 7n) % (2n ** BigInt(bits) - 1n)
    },
    bytes: (size) => numberToHex(next(), { size: size ?? 48 }),
    text: () => `text ${toHex(next())}`,
  }
}
