import { type Address, isAddressEqual } from 'viem'
import { CalldataError, calldata } from '../protocols/calldata.ts'
import { delegationManager, strategyBase, strategyManager } from '../protocols/eigenlayer/abi.ts'
import { ask, at, call, together } from '../protocols/plan.ts'
import type { Read, TransactionCall } from '../protocols/types.ts'
import { type Shares, shares } from '../units.ts'
import { advanced, completed, delegated, deposited, redelegated } from './moves.ts'
import { readScene, type Scene, slashableUntil } from './staker.ts'

/** What a call does to the exposure of the account that sends it. Amounts in the token's smallest unit. */
export type StakeEffect =
  | { what: 'delegate' | 'redelegate'; operator: Address }
  | { what: 'deposit'; strategy: Address; amount: bigint }

/** An effect without its amount, which shares stand for. */
type Change = Exclude<StakeEffect, { what: 'deposit' }> | { what: 'deposit'; strategy: Address }

/** Signatures from the published ABIs: facts/eigenlayer.md 2.1 and 2.2. */
const delegations = calldata([
  'struct SignatureWithExpiry { bytes signature; uint256 expiry; }',
  'function delegateTo(address operator, SignatureWithExpiry approverSignatureAndExpiry, bytes32 approverSalt)',
  'function redelegate(address newOperator, SignatureWithExpiry newOperatorApproverSig, bytes32 approverSalt)',
])
const deposits = calldata(['function depositIntoStrategy(address strategy, address token, uint256 amount)'])

/** Null for a call that changes nobody's exposure, or not the sender's, or that does not decode. Never throws. */
export function effectOf({ to, data }: Pick<TransactionCall, 'to' | 'data'>): StakeEffect | null {
  if (to === null) return null
  try {
    if (isAddressEqual(to, delegationManager.address)) {
      const call = delegations.decode(data)
      if (call === undefined) return null
      return { what: call.functionName === 'delegateTo' ? 'delegate' : 'redelegate', operator: call.args[0] }
    }
    if (isAddressEqual(to, strategyManager.address)) {
      const call = deposits.decode(data)
      return call === undefined ? null : { what: 'deposit', strategy: call.args[0], amount: call.args[2] }
    }
  } catch (error) {
    // Arguments that are not all there: the decoder of the call says so.
    if (!(error instanceof CalldataError)) throw error
  }
  return null
}

/** One point in time of a change. A null scene: the contract refuses, since all was slashed there. */
export type Stage = { when: 'now' | 'after' | 'arrived'; scene: Scene | null }

/**
 * Reads what is needed to tell the change: the stake, its operators and the one that it goes to, and for a deposit the
 * shares it would buy by the strategy's own word. `likely`: operators the account is known to have. Throws ReadError.
 */
export function* readChange(account: Address, effect: StakeEffect, likely: readonly Address[] = []): Read<Stage[]> {
  const operators = effect.what === 'deposit' ? likely : [effect.operator, ...likely]
  function* readAdded(): Read<Shares> {
    if (effect.what !== 'deposit') return shares(0n)
    const [added] = yield* ask([call(at(effect.strategy, strategyBase), 'underlyingToSharesView', [effect.amount])])
    return shares(added)
  }
  const [scene, added] = yield* together([readScene(account, operators), readAdded()])
  return stagesOf(scene, effect, added)
}

/**
 * The stake before, after, and once what was queued has been completed as shares at the new operator. `added`: the shares
 * that a deposit buys.
 */
export function stagesOf(scene: Scene, effect: Change, added: Shares): Stage[] {
  const now: Stage = { when: 'now', scene }
  switch (effect.what) {
    case 'delegate':
      return [now, { when: 'after', scene: delegated(scene, effect.operator) }]
    case 'deposit':
      return [now, { when: 'after', scene: deposited(scene, effect.strategy, added) }]
    case 'redelegate': {
      const after = redelegated(scene, effect.operator)
      return [now, { when: 'after', scene: after }, { when: 'arrived', scene: arrivedOf(after) }]
    }
  }
}

/** Everything queued that can be completed as shares has been. */
function arrivedOf(scene: Scene): Scene | null {
  const { staker } = scene
  const ends = staker.queued.map(({ withdrawal }) => slashableUntil(withdrawal, staker))
  const last = [staker.block, ...ends].toSorted((a, b) => Number(a - b)).at(-1) ?? staker.block
  let next: Scene | null = advanced(scene, last + 1n)
  while (next !== null && next.staker.queued.length > 0) next = completed(next, 0, 'shares')
  return next
}
