import fc from 'fast-check'
import { type Address, encodeFunctionData, getAddress, type Hex, parseEther, zeroAddress, zeroHash } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rehearse } from '../../lib/background/rehearse.ts'
import { runPlan } from '../../lib/portfolio/engine.ts'
import type { Slash } from '../../lib/risk/ledger.ts'
import * as moves from '../../lib/risk/moves.ts'
import { holdingsOf, readScene, type Scene } from '../../lib/risk/staker.ts'
import { shares, WAD, wad } from '../../lib/units.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { type Contract, type Receipt, TransactionReverted } from './chain.ts'
import { clientOn } from './client.ts'
import { operatorSets } from './scenario/cast.ts'

// The model of slashing against the contracts: after anything a staker, its operators, its validators and AVSs do.

const { address: account } = testAccount(2)
const { admin } = devnetOnly
const native = mainnet.beaconStrategy
const tokens = { [mainnet.stETHStrategy]: mainnet.stETH, [mainnet.rETHStrategy]: mainnet.rETH } as const
const strategies = [mainnet.stETHStrategy, mainnet.rETHStrategy, native] as const
/** Two operators of their own, without an allocation delay, in every set of the devnet. */
const operators = [getAddress(`0x${'a1'.repeat(20)}`), getAddress(`0x${'b2'.repeat(20)}`)]
const sets = operatorSets.map(({ avs, id, strategies: of }) => ({
  avs: avs as Address,
  id,
  strategies: of.filter((strategy) => (strategies as readonly Address[]).includes(strategy)).toSorted(ascending),
}))
const noSignature = { signature: '0x', expiry: 0n }

let devnet: Devnet
let pod: Contract
let mark: Hex
let methods: string[] = []
const client = () => clientOn(devnet.url, (method) => methods.push(method))

beforeAll(async () => {
  devnet = await startDevnet()
  const { contracts, chain } = devnet
  await devnet.fund(account, { eth: parseEther('10'), stETH: parseEther('1000'), rETH: parseEther('1000') })
  for (const token of Object.values(tokens)) {
    const approval = [contracts.strategyManager.address, 2n ** 255n]
    await chain.at('TestToken', token).write('approve', approval, account)
  }
  pod = await chain.place('EigenPod', (await contracts.eigenPodManager.read('getPod', [account])) as Address)
  await contracts.eigenPodManager.write('createPod', [], account)
  for (const operator of operators) {
    await contracts.delegationManager.write('registerAsOperator', [zeroAddress, 0, ''], operator)
    for (const { avs, id } of sets) {
      await contracts.allocationManager.write(
        'registerForOperatorSets',
        [operator, { avs, operatorSetIds: [id], data: '0x' }],
        operator,
      )
    }
  }
  mark = await devnet.snapshot()
})
beforeEach(() => devnet.revert(mark))
afterAll(() => devnet?.stop())

type Step =
  | { do: 'deposit'; strategy: number; amount: bigint }
  | { do: 'checkpoint'; before: bigint; change: bigint }
  | { do: 'delegate' | 'redelegate'; operator: number }
  | { do: 'undelegate' }
  | { do: 'complete' }
  | { do: 'queue'; strategy: number; part: bigint }
  | { do: 'allocate'; operator: number; set: number; magnitudes: readonly bigint[] }
  | { do: 'slash'; operator: number; set: number; wads: readonly bigint[] }
  | { do: 'wait'; blocks: number }

const gwei = 10n ** 9n
const index = (count: number) => fc.nat({ max: count - 1 })
const amount = fc.bigInt({ min: 1n, max: parseEther('20') })
const magnitude = fc.oneof(
  fc.bigInt({ min: 0n, max: WAD / 7n }),
  fc.constantFrom(0n, 1n, WAD / 10n, WAD / 3n, WAD / 2n, WAD),
)
const size = fc.oneof(fc.bigInt({ min: 1n, max: WAD }), fc.constantFrom(1n, WAD / 2n, WAD - 1n, WAD))
const sizes = fc.array(size, { minLength: 3, maxLength: 3 })
const slashing = { operator: index(2), set: index(sets.length), wads: sizes }
const allocating = fc.record({
  do: fc.constant('allocate' as const),
  operator: index(2),
  set: index(sets.length),
  magnitudes: fc.array(magnitude, { minLength: 3, maxLength: 3 }),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deposit' as const), strategy: index(2), amount }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.bigInt({ min: gwei, max: 64n * gwei }), fc.bigInt({ min: -gwei, max: gwei }))
      // A pod can only lose what it has; one change in a thousand loses nearly everything.
      .map(([before, change]) => ({ do: 'checkpoint' as const, before: before * gwei, change: change * gwei })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('delegate' as const, 'redelegate' as const), operator: index(2) }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'undelegate' }, { do: 'complete' }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('queue' as const), strategy: index(3), part: size }) },
  { weight: 3, arbitrary: allocating },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('slash' as const), ...slashing }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), blocks: fc.integer({ min: 1, max: 60 }) }) },
)
const story = fc.record({
  // Something to lose, in every form, before anything random happens.
  first: fc.tuple(amount, amount, fc.bigInt({ min: 1n, max: 40n * gwei })),
  allocations: fc.array(allocating, { minLength: 4, maxLength: 8 }),
  steps: fc.array(step, { minLength: 4, maxLength: 12 }),
  slashes: fc.array(fc.record(slashing), { minLength: 1, maxLength: 6 }),
})

const slashOf = ({ operator, set, wads }: { operator: number; set: number; wads: readonly bigint[] }): Slash => {
  const { avs, id, strategies: of } = sets[set] as (typeof sets)[number]
  return {
    operator: operators[operator] as Address,
    avs,
    id,
    strategies: of,
    wads: of.map((_, at) => wad(wads[at] as bigint)),
  }
}

/** What the step does to the chain; null for one that does not apply. */
function send(of: Step, scene: Scene): Promise<Receipt> | null {
  const { delegationManager: delegation, strategyManager, allocationManager } = devnet.contracts
  switch (of.do) {
    case 'deposit': {
      const strategy = strategies[of.strategy] as keyof typeof tokens
      return strategyManager.write('depositIntoStrategy', [strategy, tokens[strategy], of.amount], account)
    }
    case 'checkpoint':
      return of.change === 0n || of.before + of.change < 0n
        ? null
        : pod.write('devnetRecordBalance', [of.before, of.change], admin)
    case 'delegate':
      return delegation.write('delegateTo', [operators[of.operator], noSignature, zeroHash], account)
    case 'redelegate':
      return delegation.write('redelegate', [operators[of.operator], noSignature, zeroHash], account)
    case 'undelegate':
      return delegation.write('undelegate', [account], account)
    case 'queue': {
      const part = queuedPart(of, scene)
      if (part === null) return null
      const params = {
        strategies: [part.strategy],
        depositShares: [part.depositShares],
        __deprecated_withdrawer: account,
      }
      return delegation.write('queueWithdrawals', [[params]], account)
    }
    case 'complete': {
      const [entry] = scene.staker.queued
      if (entry === undefined) return null
      const { withdrawal } = entry
      const tokensOf = withdrawal.strategies.map(() => zeroAddress)
      const struct = { ...withdrawal, startBlock: Number(withdrawal.startBlock) }
      return delegation.write('completeQueuedWithdrawal', [struct, tokensOf, false], account)
    }
    case 'allocate': {
      const { avs, id, strategies: of_ } = sets[of.set] as (typeof sets)[number]
      if (of_.length === 0) return null
      const params = {
        operatorSet: { avs, id },
        strategies: of_,
        newMagnitudes: of_.map((_, at) => of.magnitudes[at]),
      }
      const operator = operators[of.operator] as Address
      return allocationManager.write('modifyAllocations', [operator, [params]], operator)
    }
    case 'slash': {
      const { avs, id, operator, strategies: of_, wads } = slashOf(of)
      const params = { operator, operatorSetId: id, strategies: of_, wadsToSlash: wads, description: '' }
      return allocationManager.write('slashOperator', [avs, params], avs)
    }
    case 'wait':
      return null
  }
}

function queuedPart(of: Extract<Step, { do: 'queue' }>, { staker }: Scene) {
  const deposit = staker.deposits.find(({ strategy }) => strategy === strategies[of.strategy])
  if (deposit === undefined) return null
  const part = (deposit.depositShares * of.part) / WAD
  return part === 0n ? null : { strategy: deposit.strategy, depositShares: shares(part) }
}

/** What the model makes of the same step. `after`: the chain behind it, for what is no business of the model. */
function model(of: Step, scene: Scene, after: Scene): Scene | null {
  switch (of.do) {
    case 'complete':
      return moves.completed(scene, 0, 'shares')
    case 'deposit': {
      const strategy = strategies[of.strategy] as Address
      const held = (one: Scene) =>
        one.staker.deposits.find((deposit) => deposit.strategy === strategy)?.depositShares ?? 0n
      return moves.deposited(scene, strategy, shares(held(after) - held(scene)))
    }
    case 'checkpoint':
      return moves.checkpointed(scene, of.before, of.change)
    case 'delegate':
      return moves.delegated(scene, operators[of.operator] as Address)
    case 'redelegate':
      return moves.redelegated(scene, operators[of.operator] as Address)
    case 'undelegate':
      return moves.undelegated(scene)
    case 'queue': {
      const part = queuedPart(of, scene)
      return part === null ? scene : moves.queued(scene, [part])
    }
    case 'allocate':
      return { ...scene, operators: after.operators }
    case 'slash':
      return moves.slashed(scene, [slashOf(of)])
    case 'wait':
      return scene
  }
}

const read = async () => (await runPlan(client(), readScene(account, operators))).result

/** What can be compared of two scenes: queued withdrawals and deposits in one order, magnitudes by operator. */
const comparable = ({ staker, operators: of }: Scene) => ({
  ...staker,
  deposits: staker.deposits.toSorted((a, b) => ascending(a.strategy, b.strategy)),
  queued: staker.queued.toSorted((a, b) => Number(a.withdrawal.nonce - b.withdrawal.nonce)),
  operators: of
    .map(({ operator, maxMagnitudes, sets: in_ }) => ({
      operator: operator.toLowerCase(),
      magnitudes: strategies.map((strategy) => maxMagnitudes.get(strategy.toLowerCase())),
      allocations: Object.fromEntries(
        in_.map(({ avs, id, allocations }) => [
          `${avs}:${id}`,
          allocations.filter(({ currentMagnitude, pendingDiff }) => currentMagnitude !== 0n || pendingDiff !== 0n),
        ]),
      ),
    }))
    .toSorted((a, b) => ascending(a.operator as Address, b.operator as Address)),
})

/** Does it on the chain and in the model. Returns the chain's scene, which the model must have foreseen. */
async function take(of: Step, scene: Scene): Promise<Scene> {
  if (of.do === 'wait') {
    await devnet.mine(of.blocks)
    const after = await read()
    expect(comparable(moves.advanced(scene, after.staker.block))).toEqual(comparable(after))
    return after
  }
  try {
    const receipt = await send(of, scene)
    if (receipt === null) return scene
    const after = await read()
    const next = model(of, moves.advanced(scene, receipt.blockNumber), after)
    if (next === null) throw new Error(`the model refuses ${of.do}, the contracts do not`)
    expect(comparable(moves.advanced(next, after.staker.block))).toEqual(comparable(after))
    return after
  } catch (error) {
    if (!(error instanceof TransactionReverted)) throw error
    const after = await read()
    // A credit that the model refuses is what the contracts call FullySlashed, and the other way round.
    if (error.reason === 'FullySlashed') expect(model(of, moves.advanced(scene, after.staker.block), after)).toBeNull()
    return after
  }
}

describe('the model and the contracts', () => {
  const runs = process.env.FUZZ ? 500 : 30
  test(`agree to the wei on ${runs} random stakes and everything that led there`, async () => {
    let refusals = 0
    let taken = 0
    let withQueue = 0
    let withPod = 0
    await fc.assert(
      fc.asyncProperty(story, async ({ first, allocations, steps, slashes }) => {
        await devnet.revert(mark)
        let scene = await read()
        const [steth, reth, ether] = first
        const beginning: Step[] = [
          { do: 'deposit', strategy: 0, amount: steth },
          { do: 'deposit', strategy: 1, amount: reth },
          { do: 'checkpoint', before: 32n * WAD, change: ether * gwei },
          { do: 'delegate', operator: 0 },
        ]
        for (const each of [...beginning, ...allocations, ...steps]) scene = await take(each, scene)

        const own = (await runPlan(client(), readScene(account))).result
        const reachable = own.operators.map(({ operator }) => operator.toLowerCase())
        const tried = slashes.map(slashOf).filter(({ operator }) => reachable.includes(operator.toLowerCase()))
        methods = []
        const rehearsed = await rehearse(client(), { account, scene: own, slashes: tried })
        expect(methods.filter((method) => method === 'eth_simulateV1')).toHaveLength(rehearsed.requests)
        for (const one of rehearsed.steps) {
          expect(one).toMatchObject({ agrees: true })
          if (one.refusal === null) expect(one.contracts).toEqual(one.model)
          else refusals += 1
        }
        if (holdingsOf(own.staker).some(({ withdrawal }) => withdrawal !== null)) withQueue += 1
        if (own.staker.beaconChain < WAD) withPod += 1
        // And mined for real.
        const through = rehearsed.steps.filter(({ refusal }) => refusal === null)
        if (through.length === rehearsed.steps.length && through.length > 0 && through.length < 5) {
          const receipts = await devnet.chain.sendTogether(
            through.map(({ slash, slasher }) => transactionOf(slash, slasher)),
          )
          // The helper may mine a block in between; then a window could be over in theirs that was not in the other.
          const same = receipts.every(({ blockNumber }) => blockNumber === rehearsed.block.number)
          if (!same && own.staker.queued.length > 0) return
          const mined = await read()
          const last = rehearsed.steps.at(-1)
          expect([...moves.heldShares(mined).values(), ...moves.queuedNow(mined).flat()]).toEqual(last?.contracts)
          taken += 1
        }
      }),
      { numRuns: runs, endOnFailure: true },
    )
    // Otherwise it would have been about nothing.
    expect(withQueue).toBeGreaterThan(0)
    expect(withPod).toBeGreaterThan(0)
    expect(taken + refusals).toBeGreaterThan(0)
  }, 3_600_000)
})

/** By address, as a number: the order the contract wants. */
function ascending(a: Address, b: Address): number {
  return BigInt(a) < BigInt(b) ? -1 : 1
}

function transactionOf({ avs, operator, id, strategies: of, wads }: Slash, from: Address) {
  const { abi, address } = devnet.contracts.allocationManager
  const params = { operator, operatorSetId: id, strategies: of, wadsToSlash: wads, description: '' }
  return { from, to: address, data: encodeFunctionData({ abi, functionName: 'slashOperator', args: [avs, params] }) }
}
