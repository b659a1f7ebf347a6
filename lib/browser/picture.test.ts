import { describe, expect, test } from 'vitest'
import { measurePicture } from './picture.ts'

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)))
const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

describe('the size a picture states before it is decoded', () => {
  test.each([
    ['PNG', bytes(pngHead, [0, 0, 0, 13], 'IHDR', [0, 0, 234, 96], [0, 0, 234, 96]), 'image/png', 60_000, 60_000],
    [
      'JPEG behind a comment',
      bytes([0xff, 0xd8, 0xff, 0xfe, 0, 4, 1, 2], [0xff, 0xc2, 0, 17, 8, 1, 0, 2, 0]),
      ...(['image/jpeg', 512, 256] as const),
    ],
    [
      'WebP with features',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0], [0, 0, 0, 0], [99, 0, 0], [1, 1, 0]),
      'image/webp',
      100,
      258,
    ],
    [
      'WebP without loss',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0], [0x2f], [0x3f, 0xc0, 0x0f, 0]),
      'image/webp',
      64,
      64,
    ],
    [
      'plain WebP',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0], [0, 0, 0, 0x9d, 1, 0x2a], [64, 0], [32, 0]),
      'image/webp',
      64,
      32,
    ],
  ])('%s', (_, given, kind, width, height) => {
    expect(measurePicture(given)).toEqual({ kind, width, height })
  })

  test.each([
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['HTML', bytes('<!doctype html>')],
    ['GIF', bytes('GIF89a', [64, 0, 64, 0])],
    ['an empty file', bytes()],
    ['a PNG cut off in its head', bytes(pngHead, [0, 0])],
    ['a JPEG that never comes to its frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2])],
    ['a JPEG whose parts have no length', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3, 4, 5, 6])],
    [
      'a WebP of a kind that is none',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPXXXX', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ],
  ])('%s has none', (_, given) => {
    expect(measurePicture(given)).toBeNull()
  })
})
