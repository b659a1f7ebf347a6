import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wad } from '../units.ts'
import { ReadError, type TypedCall } from './plan.ts'
import { believable, gatherRates, rateFrom, readRate } from './readRate.ts'
import type { Answer, Rate, Read } from './types.ts'

const token = '0x0000000000000000000000000000000000000001'
const perToken: TypedCall<bigint> = { to: token, data: '0x', parse: BigInt }
const word = (value: bigint): Answer => ({ ok: true, data: `0x${value.toString(16).padStart(64, '0')}` })

function run(plan: Read<readonly Rate[]>, answers: readonly Answer[]) {
  const step = plan.next()
  if (step.done) return step.value
  return plan.next(answers).value as readonly Rate[]
}

describe('a rate', () => {
  test('is what the contract says, between nothing and a number no token is worth', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }), (value) => {
        expect(run(readRate({ token }, perToken), [word(value)])).toEqual([{ token, wad: value }])
        expect(believable({ token, wad: wad(value) }).wad).toBe(value)
        expect(rateFrom({ ok: true, value }, { token, unit: 'bitcoin' })).toEqual([
          { token, unit: 'bitcoin', wad: value },
        ])
      }),
    )
    for (const value of [0n, 10n ** 36n, 2n ** 255n]) {
      expect(() => run(readRate({ token }, perToken), [word(value)])).toThrow(ReadError)
      expect(rateFrom({ ok: true, value }, { token })).toEqual([])
    }
    expect(rateFrom({ ok: false, error: new ReadError('0x') }, { token })).toEqual([])
  })

  test('of one token is given though another cannot be read; none at all is an error', () => {
    const plans = () => [readRate({ token }, perToken), readRate({ token }, perToken)]
    expect(run(gatherRates(plans()), [word(0n), word(7n)])).toEqual([{ token, wad: 7n }])
    expect(() => run(gatherRates(plans()), [word(0n), { ok: false, data: '0x' }])).toThrow(ReadError)
    expect(run(gatherRates([]), [])).toEqual([])
  })
})
