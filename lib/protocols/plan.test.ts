import { encodeFunctionResult } from 'viem'
import { describe, expect, test } from 'vitest'
import { ask, askSettled, call, contract, parallel, ReadError } from './plan.ts'
import type { Answer, Call, Read } from './types.ts'

const token = contract('0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', [
  'function balanceOf(address account) view returns (uint256)',
  'function totalSupply() view returns (uint256)',
])
const someone = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const number = (value: bigint): Answer => ({
  ok: true,
  data: encodeFunctionResult({ abi: token.abi(), functionName: 'totalSupply', result: value }),
})

/** Answers a plan by hand and counts its rounds. */
function run<result>(plan: Read<result>, answer: (call: Call) => Answer): { result: result; rounds: number } {
  let step = plan.next()
  let rounds = 0
  while (!step.done) {
    rounds += 1
    step = plan.next(step.value.map(answer))
  }
  return { result: step.value, rounds }
}

describe('plans', () => {
  test('a round is answered in order and typed', () => {
    function* plan(): Read<bigint> {
      const [supply, balance] = yield* ask([call(token, 'totalSupply', []), call(token, 'balanceOf', [someone])])
      return supply - balance
    }
    const { result, rounds } = run(plan(), (asked) => number(asked.data.length > 10 ? 3n : 10n))
    expect(result).toBe(7n)
    expect(rounds).toBe(1)
  })

  test('a call that fails is an error, never a zero', () => {
    const plan = () => ask([call(token, 'totalSupply', [])])
    for (const answer of [
      { ok: false, data: '0x' },
      { ok: true, data: '0x' },
      { ok: true, data: '0x01' },
      { ok: true, data: `${number(1n).data}00` },
      { ok: true, data: `${number(1n).data}${'00'.repeat(32)}` },
    ] as Answer[]) {
      expect(() => run(plan(), () => answer)).toThrow(ReadError)
    }
    const settled = run(askSettled([call(token, 'totalSupply', [])]), () => ({ ok: false, data: '0x' }))
    expect(settled.result[0]).toMatchObject({ ok: false })
  })

  test('plans of different depth share rounds, and one that fails fails alone', () => {
    function* deep(rounds: number): Read<number> {
      for (let round = 0; round < rounds; round += 1) yield* ask([call(token, 'totalSupply', [])])
      return rounds
    }
    // biome-ignore lint/correctness/useYield: a plan may need no call at all
    function* broken(): Read<number> {
      throw new TypeError('bug')
    }
    const { result, rounds } = run(parallel([deep(1), deep(3), broken(), deep(0)]), () => number(1n))
    expect(rounds).toBe(3)
    expect(result.map((outcome) => outcome.ok)).toEqual([true, true, false, true])
  })
})
