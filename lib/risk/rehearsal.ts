import { type Address, encodeFunctionData } from 'viem'
import type { RevertReason } from '../messaging/mirror.ts'
import { allocationManager } from '../protocols/eigenlayer/addresses.ts'
import { InconsistentReadError } from '../protocols/eigenlayer/strategies.ts'
import { contract } from '../protocols/plan.ts'
import type { TransactionCall } from '../protocols/types.ts'
import { type Shares, shares, WAD } from '../units.ts'
import { type Magnitudes, openLedger, type Slash, type SlashRefusal } from './ledger.ts'
import { type SetFacts, setKey, strategyKey } from './operators.ts'
import { holdingsOf, type Left, type Scene, sharesOf } from './staker.ts'

/** facts/eigenlayer.md 2.3, v1.13.1. */
const slashing = contract(allocationManager, [
  'struct SlashingParams { address operator; uint32 operatorSetId; address[] strategies; uint256[] wadsToSlash; string description; }',
  'function slashOperator(address avs, SlashingParams params) returns (uint256, uint256[])',
])

/** Who may slash in a block: a change that has come into effect by then counts. */
export function slasherAt({ slasher, nextSlasher }: SetFacts, block: bigint): Address {
  return nextSlasher !== null && nextSlasher.effectBlock <= block ? nextSlasher.slasher : slasher
}

/** The call a slash is made with, to be sent by the set's slasher. */
export function slashCall({ operator, avs, id, strategies, wads }: Slash): TransactionCall {
  const params = { operator, operatorSetId: id, strategies, wadsToSlash: wads, description: '' }
  const data = encodeFunctionData({ abi: slashing.abi(), functionName: 'slashOperator', args: [avs, params] })
  return { to: slashing.address, data, value: 0n }
}

/** The set a slash is made by, as it was read; null when the operator is not in it. */
export function setOf({ operators }: Scene, { operator, avs, id }: Slash): SetFacts | null {
  const state = operators.find((one) => one.operator.toLowerCase() === operator.toLowerCase())
  return state?.sets.find((set) => setKey(set) === setKey({ avs, id })) ?? null
}

/**
 * What refused a slash. `gate`: who may slash, or whether anybody may now: the stake itself could be slashed. `stake`: there
 * is nothing of this operator that this set could slash. `unknown`: neither can be said.
 */
export type RefusedBy = 'gate' | 'stake' | 'unknown'

/** Errors of AllocationManager and of the permissions behind it: facts/eigenlayer.md 2.3, 3.7 and 3.10. */
const refusals: Readonly<Record<string, RefusedBy>> = {
  InvalidCaller: 'gate',
  InvalidPermissions: 'gate',
  SlasherNotSet: 'gate',
  CurrentlyPaused: 'gate',
  OperatorNotSlashable: 'stake',
  InvalidOperatorSet: 'stake',
  StrategyNotInOperatorSet: 'stake',
} satisfies Partial<Record<SlashRefusal, RefusedBy>> & Record<string, RefusedBy>

export function refusedBy(reason: RevertReason): RefusedBy {
  return reason.type === 'named' ? (refusals[reason.name] ?? 'unknown') : 'unknown'
}

/** One slash that was tried on the contracts: what they left, and whether they let it through. */
export type TriedSlash = { slash: Slash; refusal: RevertReason | null; left: Left }

/** One slash, by the model and by the contracts, in the order of the stake's holdings. Unit: shares. */
export type ComparedSlash = {
  slash: Slash
  refusal: RevertReason | null
  /** What the model leaves, had it gone through. */
  model: readonly Shares[]
  /** What the contracts left. */
  contracts: readonly Shares[]
  /** Whether model and contracts say the same: the same shares to the last, or the same refusal. */
  agrees: boolean
}

/**
 * Sets the model beside what contracts made of the same slashes, in their order, from the same scene. What was refused is
 * not counted for those after it. Throws InconsistentReadError when the answers are about another stake.
 */
export function compareSlashes(scene: Scene<Magnitudes>, tried: readonly TriedSlash[]): ComparedSlash[] {
  const holdings = holdingsOf(scene.staker)
  const ledger = openLedger(scene.operators, scene.staker.block)
  const measure = () =>
    holdings.map((holding) => {
      const { operator, strategy, settled } = holding
      return sharesOf(holding, operator === null ? settled : (ledger.magnitude(operator, strategy) ?? WAD))
    })
  const done: Slash[] = []
  return tried.map(({ slash, refusal, left }) => {
    const before = measure()
    const refused = ledger.slash(slash)
    const model = measure()
    if (refusal === null) done.push(slash)
    else {
      ledger.reset()
      for (const earlier of done) ledger.slash(earlier)
    }
    const contracts = alignedTo(scene, left)
    const expected = refusal === null ? model : before
    const same = contracts.every((worth, index) => worth === expected[index])
    // A gate says nothing of the stake, so there the model has nothing to agree with but that nothing moved.
    const foreseen = refusal === null ? refused === null : refusedBy(refusal) !== 'stake' || nameOf(refusal) === refused
    return { slash, refusal, model, contracts, agrees: same && foreseen }
  })
}

/** What contracts said is left, in the order of the stake's holdings. */
function alignedTo({ staker }: Pick<Scene, 'staker'>, left: Left): Shares[] {
  const held = staker.deposits.map(({ strategy }) => left.held.get(strategyKey(strategy)))
  const holdings = holdingsOf(staker)
  let at = 0
  let root: string | null = null
  const queued = holdings.slice(held.length).map(({ withdrawal }) => {
    at = withdrawal === root ? at + 1 : 0
    root = withdrawal
    return withdrawal === null ? undefined : left.queued.get(withdrawal)?.[at]
  })
  return [...held, ...queued].map((worth) => {
    if (worth === undefined) throw new InconsistentReadError()
    return shares(worth)
  })
}

const nameOf = (reason: RevertReason) => (reason.type === 'named' ? reason.name : null)
