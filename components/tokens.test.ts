import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function color(role: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${role}: var\\(--light, (#[0-9a-f]{6})\\) var\\(--dark, (#[0-9a-f]{6})\\)`).exec(css)
  const value = found?.[theme === 'light' ? 1 : 2]
  if (value === undefined) throw new Error(`no colour for ${role}`)
  return value
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const texts: readonly [text: string, on: readonly string[]][] = [
  ['text', ['surface-page', 'surface-raised', 'surface-sunken', 'surface-hover', 'surface-foreign']],
  ['text-muted', ['surface-page', 'surface-raised', 'surface-sunken', 'surface-hover']],
  ['accent', ['surface-page', 'surface-raised', 'accent-soft']],
  ['text-on-accent', ['accent', 'accent-hover']],
  ['text-on-risk', ['risk-high-solid']],
  ['risk-none', ['surface-raised', 'surface-page', 'risk-none-soft']],
  ['risk-caution', ['surface-raised', 'surface-page', 'risk-caution-soft']],
  ['risk-high', ['surface-raised', 'surface-page', 'risk-high-soft']],
]
const pairs = texts.flatMap(([text, surfaces]) => surfaces.map((surface) => [text, surface] as const))

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(pairs)('%s is legible on %s', (text, surface) => {
    expect(contrast(color(text, theme), color(surface, theme))).toBeGreaterThanOrEqual(4.5)
  })
  const drawn = ['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6', 'chart-7', 'chart-8', 'chart-rest']
  test.each(drawn)('%s is seen where charts are drawn', (role) => {
    for (const surface of ['surface-page', 'surface-raised']) {
      expect(contrast(color(role, theme), color(surface, theme)), surface).toBeGreaterThanOrEqual(3)
    }
  })
  test.each(['surface-page', 'surface-raised'])('an edge of a field is seen on %s', (surface) => {
    expect(contrast(color('line-strong', theme), color(surface, theme))).toBeGreaterThanOrEqual(3)
  })
})
