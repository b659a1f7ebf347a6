import { type Address, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { allocationManager, delegationManager, eigenPodManager } from '../protocols/eigenlayer/abi.ts'
import { strategies as knownStrategies, nativeStrategy } from '../protocols/eigenlayer/addresses.ts'
import { queuedShares, scaledShares, slashingFactor } from '../protocols/eigenlayer/math.ts'
import { InconsistentReadError } from '../protocols/eigenlayer/strategies.ts'
import { pairQueued, withdrawalRoot } from '../protocols/eigenlayer/withdrawals.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { ask, call, together } from '../protocols/plan.ts'
import type { Call, Read, Withdrawal } from '../protocols/types.ts'
import { type Shares, shares, WAD, type Wad, wad } from '../units.ts'
import type { Magnitudes, Slash } from './ledger.ts'
import { type OperatorSet, type OperatorState, readOperatorState, setKey, strategyKey } from './operators.ts'

/** A deposit in one strategy: what was put in, and the factor that keeps old slashes off it. */
export type Deposit = { strategy: Address; depositShares: Shares; scaling: Wad }

/** Everything of one staker that slashing can touch. All of one block. */
export type StakerState = {
  account: Address
  /** Null when undelegated. */
  operator: Address | null
  /** What the beacon chain left of the account's validators. WAD; 1e18 without a pod. */
  beaconChain: Wad
  /** In the contract's order; none of them empty. */
  deposits: readonly Deposit[]
  queued: readonly QueuedStake[]
  /** How many withdrawals it has ever queued: the number of the next one. */
  nonce: bigint
  /** Blocks. */
  withdrawalDelay: bigint
  block: bigint
}

/**
 * A queued withdrawal. `settled`: the operator's magnitude by strategy at the last block a slash counted in, once that
 * block has passed, or 1e18 when it was queued undelegated; null while slashes still count.
 */
export type QueuedStake = { withdrawal: Withdrawal; settled: readonly Wad[] | null }

/** A staker and every operator whose slash can touch it, of one block. */
export type Scene<state extends Magnitudes = OperatorState> = { staker: StakerState; operators: readonly state[] }

/** The last block in which a slash takes from a queued withdrawal. */
export const slashableUntil = ({ startBlock }: Withdrawal, { withdrawalDelay }: StakerState) =>
  startBlock + withdrawalDelay

export const isNative = (strategy: Address) => isAddressEqual(strategy, nativeStrategy)
export const factorOf = (strategy: Address, magnitude: Wad, { beaconChain }: Pick<StakerState, 'beaconChain'>) =>
  slashingFactor(magnitude, isNative(strategy) ? beaconChain : null)

/**
 * Reads a staker and its operators: the one it is delegated to and those of queued withdrawals that can still be slashed.
 * Two to four rounds; `late` calls of the last reading, handed to the engine as hints, make it one. `also`: operators that
 * matter in any case, such as one it may be delegated to; they are read beside the staker. Throws ReadError and
 * InconsistentReadError: a stake that is partly unknown has no worst case.
 */
export function* readScene(account: Address, also: readonly Address[] = []): Read<Scene> {
  const early = unique(also)
  const [staker, ...known] = yield* together([
    readStaker(account),
    ...early.map((operator) => readOperatorState(operator, readMet(account))),
  ])
  const named = unique([
    ...(staker.operator === null ? [] : [staker.operator]),
    ...staker.queued.flatMap(({ withdrawal, settled }) => (settled === null ? [withdrawal.delegatedTo] : [])),
  ])
  const missing = named.filter((operator) => !early.some((one) => isAddressEqual(one, operator)))
  const more = yield* together(missing.map((operator) => readOperatorState(operator, met(staker))))
  return { staker, operators: [...known, ...more] }
}

/** Strategies the account has anything in. */
function* readMet(account: Address): Read<readonly Address[]> {
  const [[held], [withdrawals]] = yield* ask([
    call(delegationManager, 'getDepositedShares', [account]),
    call(delegationManager, 'getQueuedWithdrawals', [account]),
  ])
  return unique([...held, ...withdrawals.flatMap(({ strategies }) => strategies)])
}

/**
 * The same as far as these slashes reach, for trying them: one round beside the staker's own, however many sets an operator
 * has. `operators` and `strategies`: whose magnitudes the stake is worth.
 */
export function* readSlashed(
  account: Address,
  {
    slashes,
    operators,
    strategies,
  }: { slashes: readonly Slash[]; operators: readonly Address[]; strategies: readonly Address[] },
): Read<Scene<Magnitudes>> {
  const all = unique([...operators, ...slashes.map(({ operator }) => operator)])
  const [staker, ...states] = yield* together([
    readStaker(account),
    ...all.map((operator) => {
      const own = slashes.filter((slash) => slash.operator.toLowerCase() === operator.toLowerCase())
      return readMagnitudes(operator, own, strategies)
    }),
  ])
  return { staker, operators: states }
}

function* readMagnitudes(
  operator: Address,
  slashes: readonly Slash[],
  strategies: readonly Address[],
): Read<Magnitudes> {
  const sets = [...new Map(slashes.map(({ avs, id }) => [setKey({ avs, id }), { avs, id }])).values()]
  const asked = unique([...strategies, ...slashes.flatMap((slash) => slash.strategies)])
  const [[magnitudes], ...described] = yield* together([
    ask([call(allocationManager, 'getMaxMagnitudes', [operator, asked])]),
    ...sets.map((set) => readAllocations(operator, set, asked)),
  ])
  return {
    operator,
    sets: described,
    maxMagnitudes: new Map(asked.map((strategy, index) => [strategyKey(strategy), magnitudes[index] ?? WAD])),
    delegated: new Map(),
  }
}

function* readAllocations(
  operator: Address,
  set: OperatorSet,
  asked: readonly Address[],
): Read<Magnitudes['sets'][number]> {
  const [slashable, strategies, ...allocations] = yield* ask([
    call(allocationManager, 'isOperatorSlashable', [operator, set]),
    call(allocationManager, 'getStrategiesInOperatorSet', [set]),
    ...asked.map((strategy) => call(allocationManager, 'getAllocation', [operator, set, strategy])),
  ])
  return {
    ...set,
    slashable,
    strategies,
    allocations: allocations.map(({ effectBlock, ...rest }, index) => ({
      strategy: asked[index] as Address,
      ...rest,
      effectBlock: BigInt(effectBlock),
    })),
  }
}

/** Two rounds; one when the account holds only embedded strategies and nothing that has become completable. */
export function* readStaker(account: Address): Read<StakerState> {
  const known = knownStrategies.map(({ address }) => address)
  const [[operator, [held, amounts], [withdrawals, now], nonce, delay, block, beaconChain], scalings] = yield* together(
    [
      ask([
        call(delegationManager, 'delegatedTo', [account]),
        call(delegationManager, 'getDepositedShares', [account]),
        call(delegationManager, 'getQueuedWithdrawals', [account]),
        call(delegationManager, 'cumulativeWithdrawalsQueued', [account]),
        call(delegationManager, 'minWithdrawalDelayBlocks', []),
        call(multicall3, 'getBlockNumber', []),
        call(eigenPodManager, 'beaconChainSlashingFactor', [account]),
      ]),
      readScalings(account, known),
    ],
  )
  if (held.length !== amounts.length) throw new InconsistentReadError()
  const queued = pairQueued(withdrawals, now).map(({ withdrawal }) => withdrawal)
  const over = (withdrawal: Withdrawal) => block > withdrawal.startBlock + BigInt(delay)
  const settling = queued.filter((withdrawal) => isDelegated(withdrawal) && over(withdrawal))
  const [more, magnitudes] = yield* together([
    readScalings(
      account,
      held.filter((strategy) => !scalings.has(strategyKey(strategy))),
    ),
    ask(settling.map((withdrawal) => settledCall(withdrawal, BigInt(delay)))),
  ])
  const factors = new Map([...scalings, ...more])
  return {
    account,
    operator: operator === zeroAddress ? null : operator,
    beaconChain: wad(beaconChain),
    deposits: held.flatMap((strategy, index): Deposit[] => {
      const depositShares = shares(amounts[index] as bigint)
      const scaling = factors.get(strategyKey(strategy))
      if (scaling === undefined) throw new InconsistentReadError()
      return depositShares === 0n ? [] : [{ strategy, depositShares, scaling }]
    }),
    queued: queued.map((withdrawal): QueuedStake => {
      if (!isDelegated(withdrawal)) return { withdrawal, settled: withdrawal.strategies.map(() => WAD) }
      if (!over(withdrawal)) return { withdrawal, settled: null }
      const settled = (magnitudes[settling.indexOf(withdrawal)] ?? []).map(wad)
      if (settled.length !== withdrawal.strategies.length) throw new InconsistentReadError()
      return { withdrawal, settled }
    }),
    nonce,
    withdrawalDelay: BigInt(delay),
    block,
  }
}

/** What the operator had left at the last block a slash counted in. */
const settledCall = ({ delegatedTo, strategies, startBlock }: Withdrawal, delay: bigint) =>
  call(allocationManager, 'getMaxMagnitudesAtBlock', [delegatedTo, strategies, Number(startBlock + delay)])

/** The calls of the second round when this staker is read again, and for withdrawals whose window ends by then. */
export function laterCalls({ account, deposits, queued, withdrawalDelay, block }: StakerState): Call[] {
  const known = new Set(knownStrategies.map(({ address }) => strategyKey(address)))
  const unknown = deposits.filter(({ strategy }) => !known.has(strategyKey(strategy)))
  const soon = queued.filter(
    ({ withdrawal }) => isDelegated(withdrawal) && withdrawal.startBlock + withdrawalDelay <= block + 1n,
  )
  return [
    ...unknown.map(({ strategy }) => call(delegationManager, 'depositScalingFactor', [account, strategy])),
    ...soon.map(({ withdrawal }) => settledCall(withdrawal, withdrawalDelay)),
  ]
}

function* readScalings(account: Address, strategies: readonly Address[]): Read<ReadonlyMap<string, Wad>> {
  const factors = yield* ask(
    strategies.map((strategy) => call(delegationManager, 'depositScalingFactor', [account, strategy])),
  )
  return new Map(strategies.map((strategy, index) => [strategyKey(strategy), wad(factors[index] as bigint)]))
}

/** Part of a stake, with what it is worth is made of: shares that slashing has not been taken off yet. */
export type Holding = {
  strategy: Address
  /** Deposit or queued shares times the scaling factor. */
  scaled: Shares
  /** Whose magnitude it is worth; null when no slash touches it any more and `settled` says what it is worth. */
  operator: Address | null
  settled: Wad
  /** For native shares, the pod's own factor; null for the others. */
  beaconChain: Wad | null
  /** Root of the queued withdrawal it is part of, and its number; null for what is held. */
  withdrawal: Hex | null
  nonce: bigint | null
}

/** Every part of the stake: what is held, then what is queued, in the contracts' order. */
export function holdingsOf(staker: StakerState): Holding[] {
  const { operator, beaconChain, deposits, queued } = staker
  const beaconOf = (strategy: Address) => (isNative(strategy) ? beaconChain : null)
  return [
    ...deposits.map(
      ({ strategy, depositShares, scaling }): Holding => ({
        strategy,
        scaled: scaledShares(depositShares, scaling),
        operator,
        settled: WAD,
        beaconChain: beaconOf(strategy),
        withdrawal: null,
        nonce: null,
      }),
    ),
    ...queued.flatMap(({ withdrawal, settled }) =>
      withdrawal.strategies.map(
        (strategy, index): Holding => ({
          strategy,
          scaled: withdrawal.scaledShares[index] as Shares,
          operator: settled === null ? withdrawal.delegatedTo : null,
          settled: settled?.[index] ?? WAD,
          beaconChain: beaconOf(strategy),
          withdrawal: withdrawalRoot(withdrawal),
          nonce: withdrawal.nonce,
        }),
      ),
    ),
  ]
}

/** What a holding pays at a magnitude. Rounds down. */
export const sharesOf = ({ scaled, beaconChain }: Holding, magnitude: Wad): Shares =>
  queuedShares(scaled, slashingFactor(magnitude, beaconChain))

/** What the stake consists of by the contracts' own word, for comparison with the model. One round. */
export function* readLeft(account: Address, strategies: readonly Address[]): Read<Left> {
  const [[withdrawable], [withdrawals, now]] = yield* ask([
    call(delegationManager, 'getWithdrawableShares', [account, strategies]),
    call(delegationManager, 'getQueuedWithdrawals', [account]),
  ])
  if (withdrawable.length !== strategies.length) throw new InconsistentReadError()
  const queued = pairQueued(withdrawals, now)
  return {
    held: new Map(strategies.map((strategy, index) => [strategyKey(strategy), shares(withdrawable[index] as bigint)])),
    queued: new Map(queued.map(({ withdrawal, sharesNow }) => [withdrawalRoot(withdrawal), sharesNow])),
  }
}

/** Withdrawable shares by strategy (lower case), and what each queued withdrawal pays by its root. */
export type Left = {
  held: ReadonlyMap<string, Shares>
  queued: ReadonlyMap<string, readonly Shares[]>
}

/** Strategies the staker has anything in, held or queued, each once. */
export const strategiesOf = ({ deposits, queued }: StakerState): Address[] =>
  unique([...deposits.map(({ strategy }) => strategy), ...queued.flatMap(({ withdrawal }) => withdrawal.strategies)])

// biome-ignore lint/correctness/useYield: what is known already, as a plan
function* met(staker: StakerState): Read<readonly Address[]> {
  return strategiesOf(staker)
}

const isDelegated = ({ delegatedTo }: Withdrawal) => delegatedTo !== zeroAddress

function unique(addresses: readonly Address[]): Address[] {
  return [...new Map(addresses.map((address) => [strategyKey(address), address])).values()]
}
