import fc from 'fast-check'
import { decodeFunctionData, encodeFunctionData, encodeFunctionResult, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Answer, Call } from '../protocols/types.ts'
import { decodeAggregate3, encodeAggregate3 } from './multicall.ts'

const abi = parseAbi([
  'function aggregate3((address target, bool allowFailure, bytes callData)[] calls) returns ((bool success, bytes returnData)[] returnData)',
])
const hexBytes = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`)
const address = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`)
const calls = fc.array(fc.record({ to: address, data: hexBytes(100) }), { maxLength: 12 })
const answers = fc.array(fc.record({ ok: fc.boolean(), data: hexBytes(100) }), { maxLength: 12 })

const encodeAnswers = (list: readonly Answer[]) =>
  encodeFunctionResult({
    abi,
    functionName: 'aggregate3',
    result: list.map(({ ok, data }) => ({ success: ok, returnData: data })),
  })

describe('aggregate3', () => {
  test('calldata is what a general encoder writes', () => {
    fc.assert(
      fc.property(calls, (list: Call[]) => {
        const args = [list.map(({ to, data }) => ({ target: to, allowFailure: true, callData: data }))] as const
        expect(encodeAggregate3(list)).toBe(encodeFunctionData({ abi, functionName: 'aggregate3', args }))
      }),
      { numRuns: 200 },
    )
  })

  test('answers come back as they went in', () => {
    fc.assert(
      fc.property(answers, (list) => {
        expect(decodeAggregate3(encodeAnswers(list), list.length)).toEqual(list)
      }),
      { numRuns: 200 },
    )
  })

  test('a general decoder reads our calldata', () => {
    const call: Call = { to: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', data: '0x12345678' }
    const [decoded] = decodeFunctionData({ abi, data: encodeAggregate3([call]) }).args as readonly [unknown]
    expect(decoded).toEqual([{ target: call.to, allowFailure: true, callData: call.data }])
  })
})

describe('H142: answers that are not exactly the batch', () => {
  const good = encodeAnswers([
    { ok: true, data: '0x1234' },
    { ok: false, data: '0x' },
  ])
  const withWord = (index: number, value: string): Hex => {
    const at = 2 + index * 64
    return `${good.slice(0, at)}${value.padStart(64, '0')}${good.slice(at + 64)}` as Hex
  }

  test.each([
    ['short', good.slice(0, -2)],
    ['a word short', good.slice(0, -64)],
    ['a word long', `${good}${'0'.repeat(64)}`],
    ['empty', '0x'],
    ['not hex', '0xzz'],
    ['null', null],
    ['a number', 5],
    ['an object', {}],
    ['another first offset', withWord(0, '40')],
    ['more entries', withWord(1, '3')],
    ['2^255 entries', withWord(1, `8${'0'.repeat(63)}`)],
    ['both entries at one place', withWord(3, '40')],
    ['an offset that points back', withWord(3, '0')],
    ['an offset of 2^64', withWord(2, '10000000000000000')],
    ['success of 2', withWord(4, '2')],
    ['a length beyond the end', withWord(6, 'ffffff')],
  ])('%s is no answer', (_, data) => {
    expect(decodeAggregate3(data, 2)).toBeNull()
  })

  test('fuzzed bytes never crash it and never give more entries than asked', () => {
    fc.assert(
      fc.property(hexBytes(400), fc.nat(5), (data, count) => {
        const decoded = decodeAggregate3(data, count)
        expect(decoded === null || decoded.length === count).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
