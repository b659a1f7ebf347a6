import type { Address } from 'viem'
import { expect, test } from 'vitest'
import { at, type Contract } from '../plan.ts'
import { run, type World } from '../runFakes.ts'
import { durationVault, pausable } from './abi.ts'
import * as addresses from './addresses.ts'
import { readStatus } from './status.ts'
import { readVaults } from './strategies.ts'
import { words as en } from './words.en.ts'

const says = (bitmap: bigint) => ({ paused: () => bitmap })
const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'

test('each bit that is set is said in words, one round, and what does not answer is left out', () => {
  const world: World = [
    [at(addresses.delegationManager, pausable) as Contract, says(0b110n)],
    [at(addresses.rewardsCoordinator, pausable) as Contract, says(0b10n)],
    [at(addresses.eigenPodManager, pausable) as Contract, says(1n << 6n)],
    [at(steth, pausable) as Contract, says(0b10n)],
  ]
  const { result, rounds } = run(readStatus(), world)
  expect(rounds).toBe(1)
  expect(result.map(({ note }) => note.key)).toEqual([
    'notes.eigenlayer.paused.queue',
    'notes.eigenlayer.paused.complete',
    'notes.eigenlayer.paused.startCheckpoint',
    'notes.eigenlayer.paused.strategyWithdrawals',
  ])
  // Bit 1 of the rewards coordinator has always been set on mainnet and concerns no staker.
  for (const { note } of result) expect(Object.keys(en)).toContain(note.key)
})

test('every action that can be paused has its words', () => {
  const all = (2n << 255n) - 1n
  const contracts: readonly Address[] = [
    addresses.delegationManager,
    addresses.strategyManager,
    addresses.allocationManager,
    addresses.eigenPodManager,
    addresses.rewardsCoordinator,
    ...addresses.strategies.map(({ address }) => address),
  ]
  const { result } = run(
    readStatus(),
    contracts.map((address) => [at(address, pausable) as Contract, says(all)] as const),
  )
  expect(result.length).toBeGreaterThan(40)
  for (const { note } of result) expect(Object.keys(en)).toContain(note.key)
})

test('a strategy is a vault with a lock when it says so in every part', () => {
  const vault = '0x00000000000000000000000000000000000A11cE'
  const plain = '0x0000000000000000000000000000000000000B0b'
  const arbitrator = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
  const whole = {
    state: () => 2,
    unlockTimestamp: () => 1_800_000_000,
    arbitrator: () => arbitrator,
    operatorSetInfo: () => [steth, 4],
  }
  const { result, rounds } = run(readVaults([vault, plain]), [
    [at(vault, durationVault) as Contract, whole],
    [at(plain, durationVault) as Contract, { state: () => 2 }],
  ])
  expect(rounds).toBe(1)
  expect(result).toEqual([
    { state: 'locked', unlockAt: 1_800_000_000n, arbitrator, set: { avs: steth, id: 4 } },
    undefined,
  ])
  const of = (state: number) =>
    run(readVaults([vault]), [[at(vault, durationVault) as Contract, { ...whole, state: () => state }]]).result[0]
      ?.state
  expect([of(0), of(1), of(3), of(9)]).toEqual([undefined, 'deposits', 'withdrawals', undefined])
})
