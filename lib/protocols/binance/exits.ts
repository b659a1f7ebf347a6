import { type Address, encodeFunctionData } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { isOn, known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError } from '../partial.ts'
import { ask, askSettled, call } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { queue } from './abi.ts'
import { unwrapQueue, wbeth } from './addresses.ts'

const allExits = `binance:exit:${unwrapQueue}`
/** More than this are not shown, and it is said. */
const most = 100

type Request = { wbethAmount: bigint; ethAmount: bigint; triggerTime: bigint; claimTime: bigint; allocated: boolean }
type Terms = { lock: bigint | null; now: bigint | null; held: bigint | null; why: Sentence | null }

/**
 * Every unpaid request of the account. Places in the contract's list move with each claim, so a request is known by when it
 * was made and for how much, and only its place is its number. One round without any, else two.
 */
export function* readExits(account: Address): Read<readonly Position[]> {
  const [listed] = yield* askSettled([call(queue, 'getUserWithdrawRequests', [account])])
  if (!listed.ok) throw new PartialReadError([], [{ id: allExits, error: listed.error }])
  const open = withIds(listed.value)
  if (open.length === 0) return []
  const terms = yield* readTerms(account)
  const positions = open.slice(0, most).map((one) => toExit(one, terms))
  if (open.length > most) throw new PartialReadError(positions, [{ id: allExits, error: undefined }])
  return positions
}

type Placed = { id: string; place: bigint; request: Request }

function withIds(requests: readonly Request[]): readonly Placed[] {
  const seen = new Map<string, number>()
  return requests.flatMap((request, place) => {
    if (request.claimTime > 0n || request.ethAmount === 0n) return []
    const key = `${request.triggerTime}-${request.ethAmount}`
    const twin = seen.get(key) ?? 0
    seen.set(key, twin + 1)
    return [{ id: `${allExits}:${key}${twin === 0 ? '' : `-${twin}`}`, place: BigInt(place), request }]
  })
}

function* readTerms(account: Address): Read<Terms> {
  const [lock, paused, barred, now, held] = yield* askSettled([
    call(queue, 'lockTime', []),
    call(queue, 'paused', []),
    call(queue, 'isBlacklisted', [account]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(multicall3, 'getEthBalance', [unwrapQueue]),
  ])
  const why = isOn(barred) ? 'notes.binance.barred' : isOn(paused) ? 'notes.binance.paused' : null
  return { lock: known(lock), now: known(now), held: known(held), why: why === null ? null : sentence(why) }
}

function check({ ethAmount, triggerTime, allocated }: Request, { lock, now, held }: Terms) {
  const due = lock === null ? null : triggerTime + lock
  const over = due !== null && now !== null && now >= due
  return { due, over, funded: allocated && (held === null || held >= ethAmount) }
}

function toExit({ id, place, request }: Placed, terms: Terms): ExitPosition {
  const { due, over, funded } = check(request, terms)
  const ready = over && funded
  return {
    id,
    protocol: 'binance',
    kind: 'exit',
    ticket: { contract: unwrapQueue, number: place, transferable: false },
    given: { token: wbeth.address, asset: assetOf(wbeth), amount: tokenUnits(request.wbethAmount) },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(request.ethAmount),
    amountAsked: tokenUnits(request.ethAmount),
    state: terms.why !== null ? 'frozen' : ready ? 'completable' : 'waiting',
    delay: ready
      ? []
      : [
          { what: 'cooldown', over, block: null, time: due, since: { time: request.triggerTime } },
          { what: 'operator', over: funded, block: null, time: null },
        ],
    repricing: false,
    // The contract claims one at a time.
    finish: { batch: id },
    ...(terms.why === null ? {} : { note: terms.why }),
  }
}

/** The claim of one request at the place it has now. Two rounds. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit === undefined || another !== undefined) throw new NotFinishableError()
  const [listed] = yield* ask([call(queue, 'getUserWithdrawRequests', [account])])
  const found = withIds(listed).find(({ id }) => id === exit.id)
  if (found === undefined) throw new NotFinishableError('gone')
  const terms = yield* readTerms(account)
  const { over, funded } = check(found.request, terms)
  if (terms.why !== null) throw new NotFinishableError('paused')
  if (!over) throw new NotFinishableError('early')
  if (!funded) throw new NotFinishableError('unfunded')
  const data = encodeFunctionData({ abi: queue.abi(), functionName: 'claimWithdraw', args: [found.place] })
  return { to: unwrapQueue, data, value: 0n }
}
