import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { mulWad, tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { configContract, oracleContract, poolsContract, withdrawalContract } from './abi.ts'
import { ethx, withdrawalManager } from './addresses.ts'

/** Anybody may make requests for an account, up to a thousand: more than this are not looked into. */
const most = 100
const allExits = `stader:exit:${withdrawalManager}`
export const exitId = (number: bigint) => `${allExits}:${number}`

/**
 * Every request that was not claimed, oldest first. One round without any, else a second that asks about each. Throws
 * PartialReadError with those that could be read.
 */
export function* readExits(account: Address): Read<readonly Position[]> {
  const [listed] = yield* askSettled([call(withdrawalContract, 'getRequestIdsByUser', [account])])
  if (!listed.ok) throw new PartialReadError([], [{ id: allExits, error: listed.error }])
  // Claimed ones are taken out by putting the last in their place.
  const ids = [...listed.value].sort((a, b) => (a < b ? -1 : 1))
  const looked = ids.slice(0, most)
  if (looked.length === 0) return []
  const [next, rate, delay, block, paused, safeMode, healthy, ...requests] = yield* askSettled([
    call(withdrawalContract, 'nextRequestIdToFinalize', []),
    call(poolsContract, 'getExchangeRate', []),
    call(configContract, 'getMinBlockDelayToFinalizeWithdrawRequest', []),
    call(multicall3, 'getBlockNumber', []),
    call(withdrawalContract, 'paused', []),
    call(oracleContract, 'safeMode', []),
    call(poolsContract, 'isVaultHealthy', []),
    ...looked.map((id) => call(withdrawalContract, 'userWithdrawRequests', [id])),
  ])
  const frozen = whyFrozen(paused.ok && paused.value, safeMode.ok && safeMode.value, healthy.ok && !healthy.value)
  const unread: UnreadPosition[] = ids.length > most ? [{ id: allExits, error: undefined }] : []
  const positions = looked.flatMap((id, index): Position[] => {
    const request = requests[index]
    if (!request?.ok || !next.ok) {
      unread.push({ id: exitId(id), error: next.ok ? request : next.error })
      return []
    }
    const [owner, given, expected, finalized, requestBlock] = request.value
    if (!isAddressEqual(owner, account)) return []
    const completable = id < next.value
    const cooled = delay.ok ? requestBlock + delay.value : null
    return [
      toExit(id, {
        given,
        expected,
        // The lower of what was promised and what it is worth when it is finalised.
        now: completable ? finalized : rate.ok ? lower(expected, mulWad(given, rate.value)) : null,
        completable,
        requestBlock,
        cooled,
        over: cooled !== null && block.ok && block.value >= cooled,
        frozen,
      }),
    ]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

const lower = (a: bigint, b: bigint) => (a < b ? a : b)

type Request = {
  given: bigint
  expected: bigint
  now: bigint | null
  completable: boolean
  requestBlock: bigint
  /** First block at which it may be finalised. */
  cooled: bigint | null
  over: boolean
  frozen: Sentence | null
}

function toExit(number: bigint, request: Request): ExitPosition {
  const { given, expected, now, completable, requestBlock, cooled, over, frozen } = request
  return {
    id: exitId(number),
    protocol: 'stader',
    kind: 'exit',
    ticket: { contract: withdrawalManager, number, transferable: false },
    given: { token: ethx.address, asset: assetOf(ethx), amount: tokenUnits(given) },
    paid: { token: null, asset: etherAsset },
    amountNow: now === null ? null : tokenUnits(now),
    amountAsked: tokenUnits(expected),
    // Neither a pause nor safe mode stops claims.
    state: completable ? 'completable' : frozen === null ? 'waiting' : 'frozen',
    delay: completable
      ? []
      : [
          { what: 'cooldown', over, block: cooled, time: null, since: { block: requestBlock } },
          // In turn, each as soon as the pool has the ether for it.
          { what: 'liquidity', over: false, block: null, time: null },
        ],
    repricing: !completable,
    // `claim` takes one request.
    finish: { batch: exitId(number) },
    ...(completable || frozen === null ? {} : { note: frozen }),
  }
}

/** What stops requests from being finalised. */
function whyFrozen(paused: boolean, safeMode: boolean, unhealthy: boolean): Sentence | null {
  if (paused) return sentence('notes.stader.paused')
  if (safeMode) return sentence('notes.stader.safeMode')
  return unhealthy ? sentence('notes.stader.unhealthy') : null
}

/** Claims one request. One round. Throws NotFinishableError unless it is final and the account's. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined || exit.ticket.number === null) throw new NotFinishableError()
  const { number } = exit.ticket
  const [next, [owner]] = yield* ask([
    call(withdrawalContract, 'nextRequestIdToFinalize', []),
    call(withdrawalContract, 'userWithdrawRequests', [number]),
  ])
  if (!isAddressEqual(owner, account)) throw new NotFinishableError('gone')
  if (number >= next) throw new NotFinishableError('early')
  const data = encodeFunctionData({ abi: withdrawalContract.abi(), functionName: 'claim', args: [number] })
  return { to: withdrawalContract.address, data, value: 0n }
}
