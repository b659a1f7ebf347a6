import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitDelay, ExitPosition, Position, Read } from '../types.ts'
import { queueContract, vaultContract } from './abi.ts'
import type { Line } from './addresses.ts'
import { lower, payout } from './math.ts'

/** Tickets can be sent to anybody, so somebody may be sent thousands: more than these are not listed. */
const most = 100
/** So many of the latest finalisations are read without asking which one a ticket belongs to. */
const recent = 50n

type Request = {
  amount: bigint
  feeAtRequestTime: bigint
  redemptionRateAtRequestTime: bigint
}

/**
 * Tickets of one queue. One round for an account that holds none, three otherwise; a fourth only for tickets that were
 * finalised long ago. Throws PartialReadError for what could not be read, and for tickets beyond a hundred.
 */
export function* readExits(line: Line, account: Address): Read<readonly Position[]> {
  const queue = at(line.queue, queueContract)
  const vault = at(line.vault, vaultContract)
  const [held] = yield* ask([call(queue, 'balanceOf', [account])])
  if (held === 0n) return []
  const places = Array.from({ length: Number(held < BigInt(most) ? held : most) }, (_, index) => BigInt(index))
  const [numbers, [today, available, paused, finalized, count]] = yield* together([
    askSettled(places.map((place) => call(queue, 'tokenOfOwnerByIndex', [account, place]))),
    ask([
      call(vault, 'redemptionRate', []),
      call(vault, 'availableRedemptionAssets', []),
      call(vault, 'paused', []),
      call(queue, 'lastFinalizedIndex', []),
      call(queue, 'finalizationsCount', []),
    ]),
  ])
  const unread: UnreadPosition[] = []
  if (held > BigInt(most)) unread.push({ id: allOf(line), error: undefined })
  const listed: bigint[] = []
  for (const number of numbers) {
    if (number.ok) listed.push(number.value)
    else unread.push({ id: allOf(line), error: number.error })
  }
  listed.sort((a, b) => (a < b ? -1 : 1))
  const done = listed.filter((number) => number < finalized)
  const [requests, rates] = yield* together([
    askSettled(listed.map((number) => call(queue, 'withdrawalRequest', [number]))),
    readRates(line, done, count),
  ])
  const positions: ExitPosition[] = []
  let left = available
  for (const [index, number] of listed.entries()) {
    const request = requests[index]
    const settled = number < finalized
    const rate = settled ? rates.get(number) : today
    if (!request?.ok || rate === undefined) {
      unread.push({ id: idOf(line, number), error: request?.ok === false ? request.error : undefined })
      continue
    }
    const { amount, feeAtRequestTime: fee, redemptionRateAtRequestTime: promised } = request.value
    const { gross } = payout(amount, lower(promised, rate), fee)
    // Claims in this order: what the first take, the later ones lack.
    const covered = settled && gross <= left
    if (covered) left -= gross
    positions.push(toExit(line, number, request.value, { settled, covered, paused, rate }))
  }
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** The rate each finalised ticket was settled at; those that cannot be told are missing. */
function* readRates(line: Line, done: readonly bigint[], count: bigint): Read<ReadonlyMap<bigint, bigint>> {
  const rates = new Map<bigint, bigint>()
  if (done.length === 0) return rates
  const queue = at(line.queue, queueContract)
  const length = count < recent ? count : recent
  const latest = Array.from({ length: Number(length) }, (_, index) => count - 1n - BigInt(index))
  const [ranges, found] = yield* together([
    askSettled(latest.map((id) => call(queue, 'getFinalization', [id]))),
    askSettled((count > recent ? done : []).map((number) => call(queue, 'findFinalizationForTokenId', [number]))),
  ])
  const older = new Map<bigint, bigint>()
  for (const [index, number] of done.entries()) {
    const range = ranges.find((one) => one.ok && holds(one.value, number))
    if (range?.ok) rates.set(number, range.value.redemptionRate)
    else if (found[index]?.ok) older.set(number, found[index].value)
  }
  const old = yield* askSettled([...older.values()].map((id) => call(queue, 'getFinalization', [id])))
  for (const [index, number] of [...older.keys()].entries()) {
    const range = old[index]
    if (range?.ok && holds(range.value, number)) rates.set(number, range.value.redemptionRate)
  }
  return rates
}

const holds = ({ startIndex, endIndex }: { startIndex: bigint; endIndex: bigint }, number: bigint) =>
  startIndex <= number && number < endIndex

type Terms = {
  settled: boolean
  /** Whether the vault has enough for it. */
  covered: boolean
  paused: boolean
  /** The rate it was finalised at, or that of today. */
  rate: bigint
}

function toExit(line: Line, number: bigint, request: Request, { settled, covered, paused, rate }: Terms): ExitPosition {
  const { amount, feeAtRequestTime: fee, redemptionRateAtRequestTime: promised } = request
  const state = !covered ? 'waiting' : paused ? 'frozen' : 'completable'
  const lacking: ExitDelay = { what: 'liquidity', over: false, block: null, time: null }
  const delay: readonly ExitDelay[] = [
    { what: 'operator', over: settled, block: null, time: null },
    ...(settled ? [lacking] : []),
  ]
  return {
    id: idOf(line, number),
    protocol: 'yieldnest',
    kind: 'exit',
    ticket: { contract: line.queue, number, transferable: true },
    given: { token: line.token.address, asset: assetOf(line.token), amount: tokenUnits(amount) },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(payout(amount, lower(promised, rate), fee).net),
    amountAsked: tokenUnits(payout(amount, promised, fee).net),
    state,
    delay: state === 'waiting' ? delay : [],
    repricing: !settled,
    finish: { batch: `yieldnest:${line.queue}` },
    ...(paused
      ? { note: sentence('notes.yieldnest.paused') }
      : line.basket
        ? { note: sentence('notes.yieldnest.basket') }
        : {}),
  }
}

const allOf = ({ queue }: Line) => `yieldnest:exit:${queue}`
const idOf = (line: Line, number: bigint) => `${allOf(line)}:${number}`
