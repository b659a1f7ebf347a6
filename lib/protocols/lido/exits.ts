import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call, together } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, Position, Read } from '../types.ts'
import { queueContract, stethContract } from './abi.ts'
import { steth, withdrawalQueue } from './addresses.ts'
import { E27, payout } from './math.ts'

/** Anybody may hand tickets to an account: more than this are not looked into. */
const most = 100
/** Names all tickets of the queue at once. */
const allExits = `lido:exit:${withdrawalQueue}`
export const exitId = (number: bigint) => `${allExits}:${number}`

/** What asks the queue about an account: part of the first round. */
export const exitCalls = (account: Address) =>
  [
    call(queueContract, 'getWithdrawalRequests', [account]),
    call(queueContract, 'getLastFinalizedRequestId', []),
    call(queueContract, 'getLastCheckpointIndex', []),
  ] as const

/**
 * Every unclaimed unstETH ticket of an account, oldest first. One round without any; a second says how much they are and at
 * which finalisation, a third what the finalised pay. Throws PartialReadError with those that could be read.
 */
export function* readExits(account: Address): Read<readonly Position[]> {
  const [listed, lastFinalized, lastCheckpoint] = yield* askSettled(exitCalls(account))
  if (!listed.ok) throw new PartialReadError([], [{ id: allExits, error: listed.error }])
  // The queue keeps them in the order in which others were taken out; hints need them ascending.
  const ids = [...listed.value].sort((a, b) => (a < b ? -1 : 1))
  const looked = ids.slice(0, most)
  if (looked.length === 0) return []
  const rest = ids.length > most ? [{ id: allExits, error: undefined }] : []
  const bounds = [lastFinalized, lastCheckpoint].find((entry) => !entry.ok)
  if (!lastFinalized.ok || !lastCheckpoint.ok) {
    throw new PartialReadError([], [...looked.map((id) => ({ id: exitId(id), error: bounds })), ...rest])
  }
  const finalized = looked.filter((id) => id <= lastFinalized.value)
  const [[statuses, rate, paused, resume, bunker], claimable] = yield* together([
    askSettled([
      call(queueContract, 'getWithdrawalStatus', [looked]),
      call(stethContract, 'getPooledEthByShares', [E27]),
      call(queueContract, 'isPaused', []),
      call(queueContract, 'getResumeSinceTimestamp', []),
      call(queueContract, 'isBunkerModeActive', []),
    ]),
    readClaimable(finalized, lastCheckpoint.value),
  ])
  const why = explain(paused.ok && paused.value, resume.ok ? resume.value : null, bunker.ok && bunker.value)
  const unread: UnreadPosition[] = [...rest]
  const positions = looked.flatMap((id, index): Position[] => {
    const status = statuses.ok ? statuses.value[index] : undefined
    const paid = claimable instanceof Map ? claimable.get(id) : undefined
    if (status === undefined || (status.isFinalized && paid === undefined)) {
      unread.push({ id: exitId(id), error: statuses.ok ? claimable : statuses.error })
      return []
    }
    if (status.isClaimed) return []
    const now = status.isFinalized
      ? (paid as bigint)
      : rate.ok
        ? payout(status.amountOfStETH, status.amountOfShares, rate.value)
        : null
    return [toExit(id, status, now, why)]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** Ether by ticket for finalised ones, or why it could not be learnt. Two rounds. */
function* readClaimable(ids: readonly bigint[], lastCheckpoint: bigint): Read<ReadonlyMap<bigint, bigint> | unknown> {
  if (ids.length === 0) return new Map()
  const [hints] = yield* askSettled([call(queueContract, 'findCheckpointHints', [ids, 1n, lastCheckpoint])])
  if (!hints.ok) return hints.error
  const [amounts] = yield* askSettled([call(queueContract, 'getClaimableEther', [ids, hints.value])])
  if (!amounts.ok) return amounts.error
  return new Map(ids.map((id, index) => [id, amounts.value[index]]))
}

type Status = {
  amountOfStETH: bigint
  amountOfShares: bigint
  owner: Address
  timestamp: bigint
  isFinalized: boolean
  isClaimed: boolean
}

function toExit(
  number: bigint,
  { amountOfStETH, timestamp, isFinalized }: Status,
  amountNow: bigint | null,
  { frozen, note }: { frozen: boolean; note: Sentence | null },
): ExitPosition {
  return {
    id: exitId(number),
    protocol: 'lido',
    kind: 'exit',
    ticket: { contract: withdrawalQueue, number, transferable: true },
    given: { token: steth.address, asset: assetOf(steth), amount: tokenUnits(amountOfStETH) },
    paid: { token: null, asset: etherAsset },
    amountNow: amountNow === null ? null : tokenUnits(amountNow),
    amountAsked: tokenUnits(amountOfStETH),
    // A pause stops requests and finalisation, never claims.
    state: isFinalized ? 'completable' : frozen ? 'frozen' : 'waiting',
    delay: isFinalized ? [] : [{ what: 'report', over: false, block: null, time: null, since: { time: timestamp } }],
    repricing: !isFinalized,
    finish: { batch: 'lido:claimWithdrawals' },
    ...(isFinalized || note === null ? {} : { note }),
  }
}

/** Longer than any pause but the unlimited one: 2^256-1 is "until somebody resumes". */
export const forever = 2n ** 64n

/** What stands in the way of those that are not finalised. */
function explain(paused: boolean, resume: bigint | null, bunker: boolean) {
  if (paused && resume !== null && resume < forever) {
    return { frozen: true, note: sentence('notes.lido.pausedUntil', { time: { type: 'time', seconds: resume } }) }
  }
  if (paused) return { frozen: true, note: sentence('notes.lido.paused') }
  return { frozen: false, note: bunker ? sentence('notes.lido.bunker') : null }
}

/** Ids of these exits, ascending, with the status the queue gives them now. One round. Throws ReadError. */
export function* readStatuses(numbers: readonly bigint[]) {
  const ids = [...new Set(numbers)].sort((a, b) => (a < b ? -1 : 1))
  const [statuses, lastCheckpoint] = yield* ask([
    call(queueContract, 'getWithdrawalStatus', [ids]),
    call(queueContract, 'getLastCheckpointIndex', []),
  ])
  return { ids, statuses, lastCheckpoint }
}
