import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../units.ts'
import { gather } from './gather.ts'
import { PartialReadError } from './partial.ts'
import type { Answer, Position, Read } from './types.ts'

const position = (id: string): Position => ({ id, protocol: 'x', kind: 'token', token: null, balance: tokenUnits(1n) })
const call = { to: '0x0000000000000000000000000000000000000001', data: '0x' } as const
const answer: Answer = { ok: true, data: '0x' }

function* part(rounds: number, outcome: () => readonly Position[]): Read<readonly Position[]> {
  for (let round = 0; round < rounds; round += 1) yield [call]
  return outcome()
}
const fail = (error: unknown) => () => {
  throw error
}

function run(plan: Read<readonly Position[]>) {
  const sizes: number[] = []
  let step = plan.next()
  while (!step.done) {
    sizes.push(step.value.length)
    step = plan.next(step.value.map(() => answer))
  }
  return { value: step.value, sizes }
}

describe('gather', () => {
  test('parts share their rounds and keep their order', () => {
    const parts = [
      { id: 'a', plan: part(2, () => [position('a1'), position('a2')]) },
      { id: 'b', plan: part(1, () => [position('b1')]) },
    ]
    const { value, sizes } = run(gather(parts))
    expect(value.map(({ id }) => id)).toEqual(['a1', 'a2', 'b1'])
    expect(sizes).toEqual([2, 1])
  })

  test('a part that fails hides only its own rows and is named', () => {
    const partial = new PartialReadError([position('c1')], [{ id: 'c2', error: null }])
    const parts = [
      { id: 'a', plan: part(1, () => [position('a1')]) },
      { id: 'b', plan: part(1, fail(new Error('no answer'))) },
      { id: 'c', plan: part(2, fail(partial)) },
    ]
    try {
      run(gather(parts))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(PartialReadError)
      const { positions, unread } = error as PartialReadError
      expect(positions.map(({ id }) => id)).toEqual(['a1', 'c1'])
      expect(unread.map(({ id }) => id)).toEqual(['b', 'c2'])
    }
  })
})
