import type { Address } from 'viem'
import { mulWad, type TokenUnits, tokenUnits } from '../../units.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, ReadError, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, Read } from '../types.ts'
import { exitQueue } from './abi.ts'
import { type Line, withdrawalsPaused } from './lines.ts'

/** Tickets of one account and queue that are looked at; more are said to be there and not shown. */
const most = 100n

const exitId = (queue: Address, number: bigint) => `swell:exit:${queue}:${number}`

/** What a queue says of one ticket. Rates in ether per token, 1e18 = 1. */
export type Request = {
  number: bigint
  amount: TokenUnits
  rateWhenCreated: bigint
  /** The rate it was settled at; null while it waits. */
  processedRate: bigint | null
}

/**
 * Wei that a ticket pays: the amount at the lower of the rate when it was asked for and the rate it is settled at (the
 * present one while it waits). Rounds down. Mirrors RswEXIT.finalizeWithdrawal.
 */
export function payout({ amount, rateWhenCreated, processedRate }: Request, rate: bigint): TokenUnits {
  const settling = processedRate ?? rate
  return tokenUnits(mulWad(amount, settling < rateWhenCreated ? settling : rateWhenCreated))
}

/**
 * Every ticket of an account in one queue. The contract lists them itself; an account with none costs one call, one with
 * some two rounds more. Throws PartialReadError for tickets that did not answer and for those past the hundredth.
 */
export function* readExits(line: Line, account: Address): Read<readonly ExitPosition[]> {
  const queue = at(line.queue, exitQueue)
  const [count] = yield* ask([call(queue, 'balanceOf', [account])])
  if (count === 0n) return []
  const listed = count < most ? count : most
  const places = Array.from({ length: Number(listed) }, (_, index) => BigInt(index))
  const [listing, [processed, rate]] = yield* together([
    askSettled(places.map((place) => call(queue, 'tokenOfOwnerByIndex', [account, place]))),
    ask([call(queue, 'getLastTokenIdProcessed', []), line.rate]),
  ])
  const numbers = listing.flatMap((number) => (number.ok ? [number.value] : []))
  const [[paused], requests, settled] = yield* together([
    ask([withdrawalsPaused(line)]),
    askSettled(numbers.map((number) => call(queue, 'withdrawalRequests', [number]))),
    askSettled(numbers.map((number) => call(queue, 'getProcessedRateForTokenId', [number]))),
  ])
  const positions: ExitPosition[] = []
  const unread: UnreadPosition[] = []
  for (const [index, number] of numbers.entries()) {
    const [request, settlement] = [requests[index], settled[index]]
    if (!request?.ok || !settlement?.ok) {
      unread.push({ id: exitId(line.queue, number), error: new ReadError('0x') })
      continue
    }
    const [amount, , rateWhenCreated] = request.value
    const [isProcessed, atRate] = settlement.value
    const processedRate = isProcessed ? atRate : null
    const entry = { number, amount: tokenUnits(amount), rateWhenCreated, processedRate }
    positions.push(toExit(line, entry, { rate, lastProcessed: processed, paused }))
  }
  if (BigInt(numbers.length) < count) unread.push({ id: `swell:exit:${line.queue}`, error: new ReadError('0x') })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

type Seen = { rate: bigint; lastProcessed: bigint; paused: boolean }

function toExit(line: Line, request: Request, { rate, lastProcessed, paused }: Seen): ExitPosition {
  const processed = request.processedRate !== null
  return {
    id: exitId(line.queue, request.number),
    protocol: 'swell',
    kind: 'exit',
    ticket: { contract: line.queue, number: request.number, transferable: true },
    given: { token: line.token.address, asset: assetOf(line.token), amount: request.amount },
    paid: { token: null, asset: etherAsset },
    amountNow: payout(request, rate),
    amountAsked: tokenUnits(mulWad(request.amount, request.rateWhenCreated)),
    state: !processed ? 'waiting' : paused ? 'frozen' : 'completable',
    // Tickets are settled in order by Swell's own account, whenever it has set ether aside; nothing on chain says when.
    delay: processed
      ? []
      : [
          { what: 'queue', over: lastProcessed + 1n >= request.number, block: null, time: null },
          { what: 'operator', over: false, block: null, time: null },
        ],
    repricing: !processed,
    finish: { batch: exitId(line.queue, request.number) },
    ...(paused ? { note: sentence('exits.swell.paused') } : {}),
  }
}
