import fc from 'fast-check'
import { type Address, decodeFunctionData, encodeFunctionResult, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { runPlan } from '../portfolio/engine.ts'
import { allocationManager, delegationManager } from '../protocols/eigenlayer/abi.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { ReadError } from '../protocols/plan.ts'
import type { Answer, Call } from '../protocols/types.ts'
import { assessDelegation } from './delegation.ts'
import { type OperatorFacts, readOperator } from './operator.ts'
import { readOperators, type SetFacts, strategyKey } from './operators.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
/** P2P.org in the embedded list. */
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const avs = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const unknown = '0x2134028ADaBE52464E2e3170961F74F4F52D0f51'
const wad = 10n ** 18n
const block = { number: 100n, timestamp: 1n }

const set = (change: Partial<SetFacts> = {}): SetFacts => ({
  avs,
  id: 1,
  joined: true,
  slashable: true,
  redistributing: false,
  recipient: '0x00000000000000000000000000000000000E16E4',
  slasher: avs,
  nextSlasher: null,
  strategies: [steth],
  allocations: [{ strategy: steth, currentMagnitude: (4n * wad) / 10n, pendingDiff: 0n, effectBlock: 0n }],
  ...change,
})
const facts = (change: Partial<OperatorFacts> = {}): OperatorFacts => ({
  operator,
  registered: true,
  allocationDelay: 10n,
  minWithdrawalDelayBlocks: 100_800n,
  approver: zeroAddress,
  held: [steth],
  sets: [set()],
  maxMagnitudes: new Map([[strategyKey(steth), wad]]),
  delegated: new Map(),
  ...change,
})
const assess = (change: Partial<OperatorFacts> = {}) => assessDelegation(facts(change), block)

describe('what a delegation exposes the account to', () => {
  test('one set with 40 % can take 40 %', () => {
    const risk = assess()
    expect(risk).toMatchObject({ name: 'P2P.org', registered: true, needsApproval: false, allocationDelay: 10n })
    expect(risk.sets[0]).toMatchObject({ avsName: 'EigenDA', slashableNow: true, recipient: null })
    expect(risk.sets[0]?.strategies[0]).toMatchObject({ symbol: 'stETH', slashable: (4n * wad) / 10n, pending: null })
    expect(risk.strategies).toEqual([
      expect.objectContaining({ strategy: steth, symbol: 'stETH', slashable: (4n * wad) / 10n }),
    ])
  })

  test('shares are of what is left, rounded up', () => {
    // After the second slash of facts/eigenlayer.md 7.3: magnitudes 0.1 and 0.3 of 0.7.
    const sets = [
      set({ allocations: [{ strategy: steth, currentMagnitude: wad / 10n, pendingDiff: 0n, effectBlock: 0n }] }),
    ]
    const risk = assess({ sets, maxMagnitudes: new Map([[strategyKey(steth), (7n * wad) / 10n]]) })
    expect(risk.strategies[0]?.slashable).toBe(142857142857142858n)
  })

  test('sets add up, and never to more than everything', () => {
    const two = [set(), set({ id: 2 })]
    expect(assess({ sets: two }).strategies[0]?.slashable).toBe((8n * wad) / 10n)
    expect(assess({ sets: [...two, set({ id: 3 })] }).strategies[0]?.slashable).toBe(wad)
  })

  test('a pending rise counts soon, a pending fall still counts now and soon', () => {
    const pending = (pendingDiff: bigint) =>
      set({ allocations: [{ strategy: steth, currentMagnitude: wad / 10n, pendingDiff, effectBlock: 120n }] })
    const rise = assess({ sets: [pending(wad / 10n)] })
    expect(rise.strategies[0]).toMatchObject({ slashable: wad / 10n, slashableSoon: wad / 5n })
    expect(rise.sets[0]?.strategies[0]?.pending).toEqual({ slashable: wad / 5n, effectBlock: 120n })
    const fall = assess({ sets: [pending(-wad / 10n)] })
    expect(fall.strategies[0]).toMatchObject({ slashable: wad / 10n, slashableSoon: wad / 10n })
    expect(fall.sets[0]?.strategies[0]?.pending).toEqual({ slashable: 0n, effectBlock: 120n })
  })

  test('a set that cannot slash now counts as soon as it can', () => {
    const risk = assess({ sets: [set({ slashable: false })] })
    expect(risk.strategies[0]).toMatchObject({ slashable: 0n, slashableSoon: (4n * wad) / 10n })
    expect(risk.sets[0]).toMatchObject({ slashableNow: false })
  })

  test('an allocation to a strategy the set does not have cannot be slashed', () => {
    const risk = assess({ sets: [set({ strategies: [] })] })
    expect(risk.strategies[0]?.slashable).toBe(0n)
    expect(risk.sets[0]?.strategies).toEqual([])
  })

  test('where nothing is left, everything of it is exposed', () => {
    expect(assess({ maxMagnitudes: new Map([[strategyKey(steth), 0n]]) }).strategies[0]?.slashable).toBe(wad)
  })

  test('who keeps what it slashes is named', () => {
    const risk = assess({ sets: [set({ redistributing: true, recipient: account })] })
    expect(risk.sets[0]).toMatchObject({ redistributing: true, recipient: account })
  })

  test('an unknown strategy is called by its address', () => {
    const held = [unknown] as const
    expect(assess({ held }).strategies[0]).toMatchObject({ token: null, symbol: '0x2134…0f51', slashable: 0n })
  })

  test('the share is never below the exact proportion, and off by less than one part in 1e18', () => {
    const magnitude = fc.bigInt({ min: 1n, max: wad })
    fc.assert(
      fc.property(magnitude, magnitude, (one, other) => {
        const [part, left] = one < other ? [one, other] : [other, one]
        const allocations = [{ strategy: steth, currentMagnitude: part, pendingDiff: 0n, effectBlock: 0n }] as const
        const risk = assess({ sets: [set({ allocations })], maxMagnitudes: new Map([[strategyKey(steth), left]]) })
        const share = risk.strategies[0]?.slashable ?? -1n
        expect(share * left >= part * wad).toBe(true)
        expect((share - 1n) * left < part * wad).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('reading an operator', () => {
  const sets = [
    { avs, id: 1 },
    { avs, id: 2 },
  ] as const

  /** Answers of contracts in which the operator has 40 % of stETH in set 1, 10 % of an unknown strategy in set 2. */
  function answer(name: string, args: readonly unknown[]): unknown {
    const id = (
      args.find((arg) => typeof arg === 'object' && arg !== null && 'id' in arg) as { id: number } | undefined
    )?.id
    const allocation = (currentMagnitude: bigint) => ({ currentMagnitude, pendingDiff: 0n, effectBlock: 0 })
    switch (name) {
      case 'isOperator':
      case 'isOperatorSlashable':
        return true
      case 'delegationApprover':
      case 'getRedistributionRecipient':
      case 'getSlasher':
        return zeroAddress
      case 'getAllocationDelay':
        return [true, 0]
      case 'minWithdrawalDelayBlocks':
        return 100_800
      case 'getAllocatedSets':
        return sets
      case 'getRegisteredSets':
        return [sets[0]]
      case 'getDepositedShares':
        return [
          [steth, unknown],
          [5n, 0n],
        ]
      case 'getPendingSlasher':
        return [id === 2 ? account : zeroAddress, id === 2 ? 900 : 0]
      case 'getOperatorShares':
        return (args[1] as readonly Address[]).map(() => 7n)
      case 'getMaxMagnitudes':
        return (args[1] as readonly Address[]).map(() => wad)
      case 'getStrategyAllocations':
        if (args[1] === steth) return [sets, [allocation((4n * wad) / 10n), allocation(0n)]]
        if (args[1] === unknown) return [sets, [allocation(0n), allocation(wad / 10n)]]
        return [sets, [allocation(0n), allocation(0n)]]
      case 'isRedistributingOperatorSet':
        return id === 2
      case 'getStrategiesInOperatorSet':
      case 'getAllocatedStrategies':
        return id === 2 ? [unknown] : [steth]
      default:
        throw new Error(`unexpected ${name}`)
    }
  }

  function client(broken?: string) {
    let requests = 0
    const respond = ({ to, data }: Call): Answer => {
      const abi = to === delegationManager.address ? delegationManager.abi() : allocationManager.abi()
      const { functionName, args } = decodeFunctionData({ abi, data } as never) as {
        functionName: string
        args: readonly unknown[]
      }
      if (functionName === broken) return { ok: false, data: '0x' }
      const result = answer(functionName, args ?? [])
      return { ok: true, data: encodeFunctionResult({ abi, functionName, result } as never) as Hex }
    }
    return {
      get requests() {
        return requests
      },
      read: async (calls: readonly Call[]) => {
        requests += 1
        return { answers: calls.map(respond), block }
      },
    }
  }

  test('takes two requests, and a third for strategies outside the list', async () => {
    const node = client()
    const { result } = await runPlan(node, readOperator(operator, account))
    expect(node.requests).toBe(3)
    expect(result).toMatchObject({ registered: true, allocationDelay: 0n, held: [steth] })
    expect(result.sets.map(({ allocations }) => allocations.map(({ strategy }) => strategy))).toEqual([
      [steth],
      [unknown],
    ])
    const risk = assessDelegation(result, block)
    expect(risk.sets.map(({ redistributing, strategies: exposed }) => [redistributing, exposed[0]?.slashable])).toEqual(
      [
        [false, (4n * wad) / 10n],
        [true, wad / 10n],
      ],
    )
  })

  test('a question without an answer leaves the whole risk unknown, not zero', async () => {
    for (const broken of ['isOperatorSlashable', 'getMaxMagnitudes', 'getStrategyAllocations']) {
      await expect(runPlan(client(broken), readOperator(operator, account))).rejects.toBeInstanceOf(ReadError)
    }
  })

  test('every strategy of the list is asked for in the first request', () => {
    expect(readOperator(operator, account).next().value).toHaveLength(9 + strategies.length)
  })

  test('several operators take no more requests than one, and one that fails is an error of its own', async () => {
    const node = client()
    const other = '0x00000000000000000000000000000000000000aa'
    const { result } = await runPlan(node, readOperators([operator, other]))
    expect(node.requests).toBe(3)
    expect(result.map((outcome) => outcome.ok && outcome.value.operator)).toEqual([operator, other])
    const failing = await runPlan(client('getSlasher'), readOperators([operator]))
    expect(failing.result[0]).toMatchObject({ ok: false })
  })

  test('says what is delegated, who has joined, and which slasher is on its way', async () => {
    const { result } = await runPlan(client(), readOperators([operator]))
    const state = result[0]?.ok ? result[0].value : undefined
    expect(state?.delegated.get(strategyKey(unknown))).toBe(7n)
    expect(state?.sets.map(({ joined, nextSlasher }) => [joined, nextSlasher])).toEqual([
      [true, null],
      [false, { slasher: account, effectBlock: 900n }],
    ])
  })

  test('a version that knows no pending slasher still has a state', async () => {
    const { result } = await runPlan(client('getPendingSlasher'), readOperators([operator]))
    expect(result[0]?.ok && result[0].value.sets.map(({ nextSlasher }) => nextSlasher)).toEqual([null, null])
  })
})
