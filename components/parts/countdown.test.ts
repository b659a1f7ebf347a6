import { describe, expect, test } from 'vitest'
import { countdown } from './countdown.ts'

const block = { number: 1_000n, timestamp: 1_000_000n }
const at = (seconds: number) => (1_000_000 + seconds) * 1_000
const queued = { completable: false, completableBlock: 1_100n, withdrawal: { startBlock: 900n } }

describe('countdown', () => {
  test('counts from the block it was read at', () => {
    expect(countdown(queued, block, at(0), 12)).toEqual({
      state: 'waiting',
      blocks: 100n,
      seconds: 1_200n,
      progress: 0.5,
    })
    expect(countdown(queued, block, at(23), 12)).toMatchObject({ blocks: 99n })
  })
  test('one block too early is not due, and a clock alone never makes it completable', () => {
    expect(countdown(queued, block, at(99 * 12 + 11), 12)).toMatchObject({ state: 'waiting', blocks: 1n })
    expect(countdown(queued, block, at(100 * 12), 12)).toEqual({ state: 'due' })
    expect(countdown({ ...queued, completable: true }, block, at(0), 12)).toEqual({ state: 'completable' })
  })
  test('H166: a clock that is behind the chain shows the whole wait', () => {
    expect(countdown(queued, block, at(-1_000_000), 12)).toMatchObject({ blocks: 100n })
  })
})
