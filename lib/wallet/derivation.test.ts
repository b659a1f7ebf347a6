import fc from 'fast-check'
import { bytesToHex, hexToBytes } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { beforeAll, describe, expect, test } from 'vitest'
import { deriveAddresses, derivePrivateKey, nextPath, PathError, parsePath, pathOf } from './derivation.ts'
import { seedOf } from './phrase.ts'

const phrase = 'test test test test test test test test test test test junk'
let seed: Uint8Array
beforeAll(async () => {
  seed = await seedOf(phrase)
})

describe('derivation', () => {
  // BIP-32, test vector 1.
  test.each([
    ["m/0'", '0xedb2e14f9ee77d26dd93b4ecede8d16ed408ce149b6cd80b0715a2d911a0afea'],
    ["m/0'/1", '0x3c6cb8d0f6a264c91ea8b5030fadaa8e538b020f0a387421a12de9319dc93368'],
    ["m/0'/1/2'/2/1000000000", '0x471b76e389e528d6de6d816857e012c5455051cad6660850e58372a6c3e6e7c8'],
  ])('%s of the published seed is the published key', (path, key) => {
    expect(bytesToHex(derivePrivateKey(hexToBytes('0x000102030405060708090a0b0c0d0e0f'), path))).toBe(key)
  })

  test('the test phrase leads to the accounts every tool shows', () => {
    expect(deriveAddresses(seed, [pathOf('standard', 0), pathOf('standard', 1), pathOf('standard', 2)])).toEqual([
      '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
      '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
      '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC',
    ])
  })

  test.each(['standard', 'ledger-live', 'ledger-legacy'] as const)(
    '%s agrees with another implementation',
    (scheme) => {
      for (const index of [0, 1, 7]) {
        const path = pathOf(scheme, index)
        expect(deriveAddresses(seed, [path])[0]).toBe(
          mnemonicToAccount(phrase, { path: path as `m/44'/60'/${string}` }).address,
        )
      }
    },
  )

  test('the schemes are where they say', () => {
    expect(pathOf('standard', 3)).toBe("m/44'/60'/0'/0/3")
    expect(pathOf('ledger-live', 3)).toBe("m/44'/60'/3'/0/0")
    expect(pathOf('ledger-legacy', 3)).toBe("m/44'/60'/0'/3")
    expect(pathOf({ custom: "m/44h/1H/x'/0" }, 3)).toBe("m/44'/1'/3'/0")
  })

  test.each([
    "m/44'/60'/0'/0",
    'm/x/x',
    'x',
    '',
    'm/x/',
    'm//x',
    "m/44''/x",
    'm/-1/x',
    'm/2147483648/x',
    `m${'/0'.repeat(10)}/x`,
    'n/x',
  ])('the custom scheme %j is refused', (custom) => {
    expect(() => pathOf({ custom }, 0)).toThrow(PathError)
  })

  test.each([null, 5, {}, 'm', 'm/', 'm/1.5', 'm/0x1', ' ', "m/44'/60'/0'/0/x"])('the path %j is refused', (path) => {
    expect(() => parsePath(path)).toThrow(PathError)
  })

  test('a path keeps its meaning through parsing', () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom('', "'", 'h', 'H'))
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
        const canonical = parsePath(`m/${steps.map(([index, mark]) => `${index}${mark}`).join('/')}`)
        expect(canonical).toBe(`m/${steps.map(([index, mark]) => `${index}${mark === '' ? '' : "'"}`).join('/')}`)
        expect(parsePath(canonical)).toBe(canonical)
      }),
      { numRuns: 200 },
    )
  })

  test('the next account follows the scheme of the newest', () => {
    expect(nextPath([])).toBeNull()
    expect(nextPath(["m/44'/60'/0'/0/0"])).toBe("m/44'/60'/0'/0/1")
    expect(nextPath(["m/44'/60'/0'/0/5", "m/44'/60'/0'/0/2"])).toBe("m/44'/60'/0'/0/6")
    expect(nextPath(["m/44'/60'/3'/0/0"])).toBe("m/44'/60'/4'/0/0")
    expect(nextPath(["m/44'/60'/0'/4"])).toBe("m/44'/60'/0'/5")
    expect(nextPath(["m/1'/2/3'"])).toBe("m/1'/2/4'")
  })
})
