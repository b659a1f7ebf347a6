import fc from 'fast-check'
import {
  type AbiParameter,
  bytesToHex,
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  parseAbi,
} from 'viem'
import { describe, expect, test } from 'vitest'
import { CalldataError, calldata, decodeParameters } from './calldata.ts'

const signatures = [
  'struct Inner { address who; uint32[] ids; }',
  'function approve(address spender, uint256 amount)',
  'function setApprovalForAll(address operator, bool approved)',
  'function deep(Inner[] inner, bytes blob, string text, uint8[3] small, bytes4 tag, int128 signed)',
] as const
const abi = parseAbi(signatures)
const functions = calldata(signatures)
const spender = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const approve = encodeFunctionData({ abi, functionName: 'approve', args: [spender, 5n] })

describe('decoding a call', () => {
  test('gives the function and its arguments as viem would', () => {
    const args = [
      [
        { who: spender, ids: [1, 2] },
        { who: spender, ids: [] },
      ],
      '0x1234',
      'text ✓',
      [1, 2, 3],
      '0xdeadbeef',
      -5n,
    ] as const
    const decoded = functions.decode(encodeFunctionData({ abi, functionName: 'deep', args }))
    expect(decoded).toEqual({ functionName: 'deep', args, anomalies: {} })
  })

  test('is undefined for another selector and for less than a selector', () => {
    for (const data of ['0x', '0x095ea7', '0xdeadbeef'] as const) expect(functions.decode(data)).toBeUndefined()
  })

  test('H109: missing bytes are an error, never an unknown call', () => {
    for (const missing of [1, 2, 16, 32, 33, 64]) {
      expect(() => functions.decode(approve.slice(0, approve.length - 2 * missing) as Hex)).toThrow(CalldataError)
    }
    expect(() => functions.decode(approve.slice(0, -1) as Hex)).toThrow(CalldataError)
  })

  test('H110: appended bytes are listed', () => {
    expect(functions.decode(concat([approve, '0xdeadbeef']))?.anomalies).toEqual({ trailingBytes: '0xdeadbeef' })
    const kilobyte = bytesToHex(new Uint8Array(1024))
    expect(functions.decode(concat([approve, kilobyte]))?.anomalies).toEqual({ trailingBytes: kilobyte })
  })

  test('H111: bits that belong to no value are noticed, and the value is read as the contract reads it', () => {
    const dirty = `${approve.slice(0, 10)}01${approve.slice(12)}` as Hex
    expect(functions.decode(dirty)).toMatchObject({ args: [spender, 5n], anomalies: { dirtyPadding: true } })
    const forAll = encodeFunctionData({ abi, functionName: 'setApprovalForAll', args: [spender, true] })
    const two = `${forAll.slice(0, -1)}2` as Hex
    expect(functions.decode(two)).toMatchObject({ args: [spender, true], anomalies: { dirtyPadding: true } })
  })

  test('H113: lengths and offsets out of this world end at once', () => {
    const word = (value: bigint) => value.toString(16).padStart(64, '0')
    const parameters = [{ type: 'bytes[]' }]
    const started = performance.now()
    for (const size of [2n ** 32n, 2n ** 64n, 2n ** 256n - 1n]) {
      expect(() => decodeParameters(parameters, `0x${word(32n)}${word(size)}`)).toThrow(CalldataError)
      expect(() => decodeParameters(parameters, `0x${word(size)}${word(0n)}`)).toThrow(CalldataError)
    }
    // Five thousand entries that all point to the same place.
    const aliases = word(5000n * 32n).repeat(5000)
    expect(() => decodeParameters(parameters, `0x${word(32n)}${word(5000n)}${aliases}${word(0n)}`)).toThrow(
      CalldataError,
    )
    // Few entries that each alias a long list.
    const nested = `${word(32n)}${word(200n)}${word(200n * 32n).repeat(200)}${word(200n)}${word(0n).repeat(200)}`
    expect(() => decodeParameters([{ type: 'uint256[][]' }], `0x${nested}`)).toThrow(CalldataError)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

const elementary = fc.constantFrom(
  'address',
  'bool',
  'uint8',
  'uint32',
  'uint48',
  'uint64',
  'uint256',
  'int24',
  'int256',
  'bytes1',
  'bytes32',
  'bytes',
  'string',
)
const parameter: fc.Arbitrary<AbiParameter> = fc.letrec<{ one: AbiParameter; tuple: AbiParameter }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    elementary.map((type) => ({ type })),
    tie('one').chain((inner) =>
      fc.constantFrom('[]', '[1]', '[2]').map((suffix) => ({ ...inner, type: inner.type + suffix })),
    ),
    tie('tuple'),
  ),
  tuple: fc
    .array(tie('one'), { minLength: 1, maxLength: 3 })
    .map((parts) => ({ type: 'tuple', components: parts.map((part, i) => ({ ...part, name: `c${i}` })) })),
})).one

describe('decoding and viem agree', () => {
  test('random bytes either fail with CalldataError or encode back to themselves', () => {
    fc.assert(
      fc.property(
        fc.array(parameter, { minLength: 1, maxLength: 3 }),
        fc.array(fc.constantFrom(0, 1, 2, 32, 64, 96, 128, 255, -1)),
        (parameters, seeds) => {
          // Words that look like offsets and lengths, so that more than the first step is reached.
          const data =
            `0x${seeds.map((seed) => (seed < 0 ? 'ff'.repeat(32) : seed.toString(16).padStart(64, '0'))).join('')}` as Hex
          try {
            const { values, anomalies } = decodeParameters(parameters, data)
            const unclear = values.some((value) =>
              JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? 'n' : v)).includes('\ufffd'),
            )
            if (anomalies.dirtyPadding !== true && anomalies.trailingBytes === undefined && !unclear) {
              expect(encodeAbiParameters(parameters, values)).toBe(data)
            }
          } catch (error) {
            expect(error).toBeInstanceOf(CalldataError)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('what viem encodes is read without anomalies, and one flipped bit is never read as the same', () => {
    const inputs = abi.find((item) => item.name === 'deep')?.inputs as readonly AbiParameter[]
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.constant(spender), ids: fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 })) })),
        fc.uint8Array({ maxLength: 70 }),
        fc.string({ unit: 'grapheme' }),
        fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n - 1n }),
        fc.nat(),
        (inner, blob, text, signed, where) => {
          const values = [inner, bytesToHex(blob), text, [1, 2, 3], '0xdeadbeef', signed]
          const data = encodeAbiParameters(inputs, values)
          expect(decodeParameters(inputs, data)).toEqual({ values, anomalies: {} })
          const bit = where % ((data.length - 2) * 4)
          const digit = 2 + Math.floor(bit / 4)
          const flipped = (Number.parseInt(data[digit] as string, 16) ^ (1 << (bit % 4))).toString(16)
          const mutated = (data.slice(0, digit) + flipped + data.slice(digit + 1)) as Hex
          try {
            expect(decodeParameters(inputs, mutated)).not.toEqual({ values, anomalies: {} })
          } catch (error) {
            if (!(error instanceof CalldataError)) throw error
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
