/** Colours and shapes of one account's picture. Hues in degrees, the rest in units of a 100 × 100 square. */
export type Identicon = {
  background: string
  shapes: readonly { color: string; x: number; y: number; size: number; turn: number }[]
}

/** xorshift seeded by every byte of the address, so that two addresses alike at both ends still look different. */
function generator(address: string): () => number {
  let state = 0x811c9dc5
  for (const character of address.toLowerCase()) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193)
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** The picture of an address: always the same, whatever its letter case. It helps the eye and proves nothing. */
export function identicon(address: string): Identicon {
  const next = generator(address)
  for (let warm = 0; warm < 8; warm++) next()
  const hue = next() * 360
  const color = (shift: number, light: number) => `hsl(${Math.round((hue + shift) % 360)} 62% ${light}%)`
  const shifts = [150 + next() * 60, 40 + next() * 40, 270 + next() * 40]
  return {
    background: color(0, 42),
    shapes: shifts.map((shift, index) => ({
      color: color(shift, index === 1 ? 72 : 56),
      x: Math.round(next() * 90 - 20),
      y: Math.round(next() * 90 - 20),
      size: Math.round(48 + next() * 34),
      turn: Math.round(next() * 180),
    })),
  }
}
