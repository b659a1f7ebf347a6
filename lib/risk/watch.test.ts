import { expect, test } from 'vitest'
import { createAnswerBook } from '../portfolio/engine.ts'
import { eigenPodManager } from '../protocols/eigenlayer/abi.ts'
import { podCheckpoint } from '../protocols/eigenlayer/watchAbi.ts'
import { at, type Contract } from '../protocols/plan.ts'
import { answer, run, type World } from '../protocols/runFakes.ts'
import type { Call } from '../protocols/types.ts'
import { readWatch, riding } from './watch.ts'

const [owner, none] = [
  '0x90F79bf6EB2c4f870365E785982E1f101E93b906',
  '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65',
] as const
const [pod, empty] = [
  '0x1111111111111111111111111111111111111111',
  '0x2222222222222222222222222222222222222222',
] as const
const world: World = [
  [eigenPodManager as Contract, { getPod: (of: string) => (of === owner ? pod : empty) }],
  [at(pod, podCheckpoint) as Contract, { currentCheckpointTimestamp: () => 1_795_000_000n }],
]

test('an account whose pod has no code has no checkpoint, which is not the same as none being open', () => {
  const { result } = run(readWatch([], [owner, none]), world)
  expect([...result.checkpoints]).toEqual([[owner, 1_795_000_000n]])
})

test('an operator that answers nothing is an error and leaves the pods alone', () => {
  const { result } = run(readWatch([none], [owner]), world)
  expect(result.operators.get(none)?.ok).toBe(false)
  expect(result.checkpoints.size).toBe(1)
})

test('with the calls of the last time, everything is asked in the first round; wrong ones only cost their bytes', () => {
  const late: Call[] = []
  run(riding(readWatch([], [owner]), [], late), world)
  expect(late).toHaveLength(1)
  const rounds = (hints: readonly Call[]) => {
    const book = createAnswerBook()
    const plan = riding(readWatch([], [owner]), hints, [])
    let [step, asked] = [plan.next(), 0]
    while (!step.done) {
      const missing = step.value.filter((call) => !book.has(call))
      if (missing.length > 0) asked += 1
      book.add(
        missing,
        missing.map((call) => answer(world, call)),
      )
      step = plan.next(step.value.map((call) => book.get(call) ?? { ok: false, data: '0x' }))
    }
    return { asked, found: step.value.checkpoints.get(owner) }
  }
  expect(rounds(late)).toEqual({ asked: 1, found: 1_795_000_000n })
  expect(rounds([{ to: empty, data: '0x12345678' }])).toEqual({ asked: 2, found: 1_795_000_000n })
})
