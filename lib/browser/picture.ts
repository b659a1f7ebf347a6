/** Kinds of picture that are looked at: each a plain grid of pixels. SVG is a program, and never one of them. */
const kinds = ['image/png', 'image/jpeg', 'image/webp'] as const

/** Longest side that is decoded: a picture of a few kilobytes can claim to be of gigabytes. Pixels. */
const longestSide = 2_048
/** Side of what is drawn of it. Pixels. */
const side = 64

/** The kind and size that a picture's first bytes state, whatever it is called; null for anything but the three kinds. */
export function measurePicture(
  bytes: Uint8Array,
): { kind: (typeof kinds)[number]; width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
      return { kind: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
    }
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return measureJpeg(view)
    if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return measureWebp(bytes, view)
  } catch {
    // Cut off before its size: nothing to draw.
  }
  return null
}

function measureJpeg(view: DataView): ReturnType<typeof measurePicture> {
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    // A start of frame, but for the three markers among them that are none.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { kind: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function measureWebp(bytes: Uint8Array, view: DataView): ReturnType<typeof measurePicture> {
  const kind = 'image/webp'
  const form = ascii(bytes, 12, 16)
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (form === 'VP8X') return { kind, width: three(24) + 1, height: three(27) + 1 }
  if (form === 'VP8L') {
    const packed = view.getUint32(21, true)
    return { kind, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
  }
  if (form !== 'VP8 ') return null
  return { kind, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** Foreign bytes drawn anew as a small picture of our own, `data:image/png`; or why not. Never throws. */
export async function redrawPicture(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ picture: string } | { fault: 'type' | 'size' }> {
  const measured = measurePicture(bytes)
  if (measured === null) return { fault: 'type' }
  const { kind, width, height } = measured
  if (width === 0 || height === 0 || width > longestSide || height > longestSide) return { fault: 'size' }
  try {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: kind }))
    // What it states and what it holds may differ.
    if (bitmap.width > longestSide || bitmap.height > longestSide) {
      bitmap.close()
      return { fault: 'size' }
    }
    const canvas = new OffscreenCanvas(side, side)
    const scale = Math.min(side / bitmap.width, side / bitmap.height)
    const [wide, high] = [bitmap.width * scale, bitmap.height * scale]
    canvas.getContext('2d')?.drawImage(bitmap, (side - wide) / 2, (side - high) / 2, wide, high)
    bitmap.close()
    const drawn = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return { picture: `data:image/png;base64,${btoa(String.fromCharCode(...drawn))}` }
  } catch {
    // The browser cannot decode it: not the picture it says it is.
    return { fault: 'type' }
  }
}
