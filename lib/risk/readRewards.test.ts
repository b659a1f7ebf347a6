import { type Address, numberToHex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { allocationManager, delegationManager, strategyBase } from '../protocols/eigenlayer/abi.ts'
import { strategies as known } from '../protocols/eigenlayer/addresses.ts'
import { manyOperators, rewardsCoordinator, serviceManager } from '../protocols/eigenlayer/rewards/abi.ts'
import type { Membership, Submission } from '../protocols/eigenlayer/rewards/events.ts'
import type { Contract } from '../protocols/plan.ts'
import { type FakeContract, runFake } from '../protocols/planFakes.ts'
import { WAD } from '../units.ts'
import { readStakes, type StakeQuestion } from './readRewards.ts'
import { groupKey, stakeKey } from './rewards.ts'

const address = (number: number) => numberToHex(number, { size: 20 }) as Address
const [avs, token] = [address(0xa00000), address(0xb00000)]
const steth = known[0]?.address as Address
const set = { avs, setId: 1 }

const submission = (patch: Partial<Submission> = {}): Submission => ({
  kind: 'uniqueStake',
  hash: '0x',
  ...set,
  token,
  amount: 1n,
  operators: null,
  strategies: [{ strategy: steth, multiplier: 1n }],
  start: 0n,
  duration: 1n,
  block: 1n,
  ...patch,
})
const joined = (operator: Address, patch: Partial<Membership> = {}): Membership => ({
  ...{ operator, avs, setId: null, member: true, block: 1n },
  ...patch,
})

/** What the contracts say when `members` are in the set, each with one share of everything. */
function contracts(members: readonly Address[], over: FakeContract['says'] = {}): readonly FakeContract[] {
  const one = (kind: unknown, says: FakeContract['says']): FakeContract => ({
    kind: kind as Contract,
    says: Object.fromEntries(Object.entries(says).map(([name, run]) => [name, over[name] ?? run])),
  })
  return [
    one(manyOperators.shares, { getOperatorsShares: (of: [], by: []) => of.map(() => by.map(() => 1n)) }),
    one(manyOperators.allocations, {
      getMembers: () => members,
      getAllocations: (of: []) => of.map(() => ({ currentMagnitude: WAD / 2n, pendingDiff: 0n, effectBlock: 0 })),
      getMaxMagnitudes: (of: []) => of.map(() => WAD),
    }),
    one(rewardsCoordinator, {
      getOperatorAVSSplit: () => 1_000,
      getOperatorPISplit: () => 1_000,
      getOperatorSetSplit: () => 1_000,
    }),
    one(allocationManager, {
      getStrategiesInOperatorSet: () => [steth],
      getAllocationDelay: () => [true, 0],
      getAllocatedSets: () => [],
      getRegisteredSets: () => [],
      getMaxMagnitudes: (_: Address, of: []) => of.map(() => WAD),
      getStrategyAllocations: () => [[], []],
    }),
    one(delegationManager, {
      isOperator: () => true,
      delegationApprover: () => zeroAddress,
      getOperatorShares: (_: Address, of: []) => of.map(() => 1n),
    }),
    ...known.map(({ address: at }) => ({
      at,
      kind: strategyBase as Contract,
      says: { sharesToUnderlyingView: (shares: bigint) => shares },
    })),
  ]
}

const ask = (question: Partial<StakeQuestion>, of: readonly FakeContract[]) =>
  runFake(readStakes({ submissions: [], memberships: [], splits: [], wanted: [], now: 10n, ...question }), {
    contracts: of,
  })

const many = (count: number, from = 1) => Array.from({ length: count }, (_, index) => address(from + index))

describe('who stakes what', () => {
  test('a set with its members, magnitudes and splits; those with stake are looked at, the wanted ones first', () => {
    const { value } = ask({ submissions: [submission()], wanted: [address(9)] }, contracts(many(3)))
    expect(value.operators).toEqual([address(9), ...many(3)])
    expect(value.state.members.get(groupKey(set))).toEqual(many(3))
    expect(value.state.magnitudes.get(stakeKey(address(1), steth))).toBe(WAD)
    expect(value.state.splits.size).toBe(4)
    expect(value.risks.get(address(1))?.ok).toBe(true)
  })

  test('no round asks for more than a node computes, however many there are', () => {
    const memberships = many(1_400).map((operator) => joined(operator))
    const { value, rounds } = ask(
      { memberships, submissions: [submission({ kind: 'avs', setId: null })] },
      contracts([]),
    )
    expect(value.state.everyone).toHaveLength(1_400)
    expect(value.operators).toHaveLength(30)
    expect(rounds).toBeGreaterThan(5)
    expect(rounds).toBeLessThan(15)
  })

  test('a set of more members than anybody reads shares nothing out, rather than something false', () => {
    const { value } = ask({ submissions: [submission()] }, contracts(many(1_600)))
    expect(value.state.members.get(groupKey(set))).toEqual([])
    expect(value.operators).toEqual([])
  })

  test('a submission of more strategies than anybody reads is left out', () => {
    const strategies = many(100, 0xc00000).map((strategy) => ({ strategy, multiplier: 1n }))
    const spam = submission({ strategies })
    const { value } = ask({ submissions: [spam, submission({ kind: 'totalStake' })] }, contracts(many(2)))
    expect(value.submissions).toMatchObject([{ kind: 'totalStake' }])
  })

  test('a set that answers nothing has no members; one without magnitudes shares nothing', () => {
    const silent = ask({ submissions: [submission()] }, contracts([], { getMembers: () => undefined }))
    expect(silent.value.state.members.get(groupKey(set))).toEqual([])
    const half = ask({ submissions: [submission()] }, contracts(many(2), { getMaxMagnitudes: () => undefined }))
    expect(half.value.state.magnitudes.size).toBe(0)
    expect(half.value.risks.get(address(1))?.ok).toBe(false)
  })

  test('shares that cannot be read end it', () => {
    const broken = contracts(many(2), { getOperatorsShares: () => undefined })
    expect(() => ask({ submissions: [submission()] }, broken)).toThrow(expect.objectContaining({ name: 'ReadError' }))
  })

  test('an AVS without sets counts the strategies it names, or all it pays for when it does not say', () => {
    const old = submission({ kind: 'avs', setId: null })
    const says = { getRestakeableStrategies: () => [address(5)] }
    const named = { at: avs, kind: serviceManager as Contract, says }
    const group = groupKey({ avs, setId: null })
    expect(ask({ submissions: [old] }, [...contracts([]), named]).value.state.strategies.get(group)).toEqual([
      address(5),
    ])
    expect(ask({ submissions: [old] }, contracts([])).value.state.strategies.get(group)).toBeUndefined()
  })

  test('whom an AVS pays by name is a member unless the last word is that it left', () => {
    const operators = many(2).map((operator) => ({ operator, amount: 1n }))
    const directed = submission({ kind: 'operatorDirectedAvs', setId: null, operators })
    const { value } = ask(
      { submissions: [directed], memberships: [joined(address(2), { member: false })] },
      contracts([]),
    )
    expect(value.state.members.get(groupKey({ avs, setId: null }))).toEqual([address(1)])
  })

  test('a split that is not in force yet is pending', () => {
    const change = { operator: address(1), avs: null, setId: null, before: 1_000, after: 0, block: 1n }
    const at = (activatedAt: bigint) =>
      ask({ splits: [{ ...change, activatedAt }] }, contracts([])).value.state.pending.size
    expect([at(10n), at(11n)]).toEqual([0, 1])
  })
})
