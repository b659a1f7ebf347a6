import type { Address, Hex } from 'viem'
import type { Step } from '../messaging/acts.ts'
import type { KnownOperator, MoveView } from '../messaging/moves.ts'
import { proposeArrival, proposeWaiting } from '../protocols/eigenlayer/arrive.ts'
import { proposeRedelegation } from '../protocols/eigenlayer/move.ts'
import { operatorName } from '../protocols/eigenlayer/names.ts'
import { withdrawalId } from '../protocols/eigenlayer/withdrawals.ts'
import type { QueuedRoot } from '../protocols/proposal.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../rpc/params.ts'
import { parseApproval, parseHex } from './stepParams.ts'
import type { StepRules } from './steps.ts'

/** More withdrawals than any account has strategies. */
const mostRoots = 512
/** More sets than any operator is in. */
const mostSets = 2_000

/** The steps of a move to another operator. */
export const moveSteps: {
  readonly [kind in 'redelegate' | 'wait' | 'complete']: StepRules<kind>
} = {
  redelegate: {
    parse(params) {
      const keys = ['from', 'operator', 'since', 'carried', 'known', 'signature', 'expiry', 'salt'] as const
      const { from, operator, since, carried, known, ...approval } = parseRecord(params, 'a move', keys)
      return {
        from: from === null ? null : parseAddress(from, 'from'),
        operator: parseAddress(operator, 'operator'),
        since: parseWhole(since, 'since'),
        carried: parseRoots(carried),
        known: parseKnown(known),
        ...parseApproval(approval),
      }
    },
    propose: ({ operator, since, signature, expiry, salt }, account) =>
      proposeRedelegation({ operator, since, account, approval: { signature, expiry, salt } }),
    provenBy: 'state',
    later: ({ carried }, queued, block) => {
      const roots = [...new Set([...carried, ...pickQueued(queued, block)])]
      return (step) => withRoots(step, roots)
    },
    title: ({ operator }) => sentence('act.step.redelegate', { operator: operatorValue(operator) }),
  },
  wait: {
    parse: (params) => ({ roots: parseKnownRoots(parseRecord(params, 'a wait', ['roots']).roots) }),
    propose: ({ roots }, account) => proposeWaiting({ roots: roots ?? [], account }),
    provenBy: 'state',
    title: () => sentence('act.step.wait'),
  },
  complete: {
    parse(params) {
      const { roots, asShares } = parseRecord(params, 'what to complete', ['roots', 'asShares'])
      return { roots: parseKnownRoots(roots), asShares: asShares === true }
    },
    propose: ({ roots, asShares }, account) => proposeArrival({ roots: roots ?? [], account, asShares }),
    provenBy: 'state',
    watched: true,
    touches: ({ roots }) => (roots ?? []).map(withdrawalId),
    title: ({ asShares }) => sentence(asShares ? 'act.step.completeShares' : 'act.step.completeTokens'),
  },
}

/** An operator by our own name for it, or by its address. */
export const operatorValue = (operator: Address) => addressValue(operator, operatorName(operator) ?? undefined)

/**
 * Roots of what the move itself queued. All of one transaction have its block: that of ours when it is known; otherwise, as
 * when another wallet sent it, the last block, since nothing can be queued under the old operator after it.
 */
function pickQueued(queued: readonly QueuedRoot[], block: bigint | null): readonly Hex[] {
  const own = queued.filter(({ startBlock }) => startBlock === block)
  const [last] = queued.toSorted((one, other) => Number(other.startBlock - one.startBlock))
  const chosen = own.length > 0 ? own : queued.filter(({ startBlock }) => startBlock === last?.startBlock)
  return chosen.map(({ root }) => root)
}

function withRoots(step: Step, roots: readonly Hex[]): Step {
  if (step.kind === 'wait') return { kind: 'wait', params: { roots } }
  if (step.kind === 'complete') return { kind: 'complete', params: { ...step.params, roots } }
  return step
}

/** What a plan moves and where, by its steps; undefined when it moves nothing. */
export function moveOf(steps: readonly Step[]): MoveView | undefined {
  const move = steps.find((step) => step.kind === 'redelegate')?.params
  const complete = steps.find((step) => step.kind === 'complete')?.params
  if (move === undefined || complete === undefined) return undefined
  return { from: move.from, operator: move.operator, roots: complete.roots, asShares: complete.asShares }
}

const parseKnownRoots = (value: unknown): readonly Hex[] | null => (value === null ? null : parseRoots(value))

function parseRoots(value: unknown): readonly Hex[] {
  if (!Array.isArray(value) || value.length > mostRoots) throw new InvalidParamsError('withdrawals are a list')
  return value.map((root) => parseHex(root, 'a withdrawal', 32))
}

function parseKnown(value: unknown): KnownOperator {
  const { allocationDelay, sets, slashable } = parseRecord(value, 'an operator', [
    'allocationDelay',
    'sets',
    'slashable',
  ])
  if (!Array.isArray(sets) || !Array.isArray(slashable) || sets.length > mostSets || slashable.length > mostRoots) {
    throw new InvalidParamsError('an operator has sets and strategies')
  }
  return {
    allocationDelay: allocationDelay === null ? null : parseWhole(allocationDelay, 'the delay'),
    sets: sets.map((set) => {
      const { avs, id, slasher, redistributing } = parseRecord(set, 'a set', ['avs', 'id', 'slasher', 'redistributing'])
      if (!Number.isSafeInteger(id)) throw new InvalidParamsError('a set has a number')
      return {
        avs: parseAddress(avs, 'avs'),
        id: id as number,
        slasher: parseAddress(slasher, 'slasher'),
        redistributing: redistributing === true,
      }
    }),
    slashable: slashable.map((one) => {
      const { strategy, soon } = parseRecord(one, 'a share', ['strategy', 'soon'])
      return { strategy: parseAddress(strategy, 'strategy'), soon: parseWhole(soon, 'the share') }
    }),
  }
}

function parseWhole(value: unknown, what: string): bigint {
  if (typeof value !== 'bigint' || value < 0n || value >= 2n ** 256n) {
    throw new InvalidParamsError(`${what} is a whole number`)
  }
  return value
}
