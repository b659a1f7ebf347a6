import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { isOn, known } from '../known.ts'
import { lesser } from '../lesser.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call, type Settled, type TypedCall } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { newest } from '../tickets.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type {
  ExitPosition,
  FinishablePosition,
  Position,
  Read,
  ReadContext,
  TicketScan,
  TransactionCall,
} from '../types.ts'
import { list, manager, river } from './abi.ts'
import { lseth, redeemManager } from './addresses.ts'
import { claimNow, type Open, type Satisfying } from './math.ts'

/**
 * Requests by recipient. Source: event of facts/lst.md 3.11 (high); first block from the deployment receipt in
 * liquid-collective-protocol, 2026-05-11 (high).
 */
export const redeemScan: TicketScan = {
  id: 'liquidCollective:redeem',
  chainId: 1,
  contract: redeemManager,
  events: ['0x9a1bb960783a8679f42036f0c1fe89288fd279ed545a19f86bd284c72947b187'],
  accountTopic: 1,
  fromBlock: 17_371_894n,
  // Four words: height, amount, the most it may pay, and the number.
  parse: ({ data }) => {
    if (!/^0x[0-9a-f]{256}$/i.test(data)) return undefined
    const number = BigInt(`0x${data.slice(-64)}`)
    return number < 2n ** 32n ? number : undefined
  },
}

const allExits = `liquidCollective:exit:${redeemManager}`
export const exitId = (number: bigint) => `${allExits}:${number}`
/** A request may be satisfied by several reports in turn; of more than this what it pays is not worked out. */
const mostEvents = 8n

type Details = Open & { recipient: Address; initiator: Address }

/**
 * Every request not wholly paid that logs handed to the account, oldest first. No round without any, else two. Throws
 * PartialReadError with those that could be read.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly Position[]> {
  const { tickets, unread: rest } = newest(context.tickets(redeemScan.id).found, allExits)
  if (tickets.length === 0) return []
  const ids = tickets.map(({ number }) => Number(number))
  const [resolved, count, contained, ...answers] = yield* askSettled([
    call(manager, 'resolveRedeemRequests', [ids]),
    call(manager, 'getWithdrawalEventCount', []),
    call(river, 'getSlashingContainmentMode', []),
    ...ids.map((id) => call(manager, 'getRedeemRequestDetails', [id])),
  ] as readonly TypedCall<unknown>[])
  const firsts = known(resolved as Settled<readonly bigint[]>)
  const unread: UnreadPosition[] = [...rest]
  const open = tickets.flatMap(({ number }, index) => {
    const details = answers[index] as Settled<Details>
    const first = firsts?.[index]
    if (!details.ok || first === undefined) {
      unread.push({ id: exitId(number), error: details.ok ? undefined : details.error })
      return []
    }
    // Wholly paid ones keep their recipient.
    if (details.value.amount === 0n || !isAddressEqual(details.value.recipient, account)) return []
    return [{ number, details: details.value, first }]
  })
  const positions = yield* readOpen(open, known(count as Settled<bigint>), isOn(contained as Settled<boolean>))
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

type OpenRequest = { number: bigint; details: Details; first: bigint }

function* readOpen(open: readonly OpenRequest[], count: bigint | null, contained: boolean): Read<readonly Position[]> {
  if (open.length === 0) return []
  const events = eventsOf(open, count)
  const people = [...new Set(open.flatMap(({ details }) => [details.recipient, details.initiator]))]
  const answers = yield* askSettled([
    ...people.map((person) => call(list, 'isDenied', [person])),
    ...events.map((id) => call(manager, 'getWithdrawalEventDetails', [Number(id)])),
    ...open.map(({ details }) => call(river, 'underlyingBalanceFromShares', [details.amount])),
  ] as readonly TypedCall<unknown>[])
  const part = <value>(from: number, length: number) => answers.slice(from, from + length) as readonly Settled<value>[]
  const barred = part<boolean>(0, people.length)
  const denied = people.filter((_, index) => barred[index] !== undefined && isOn(barred[index]))
  const satisfying = part<Satisfying>(people.length, events.length).map(known)
  const byId = new Map(events.map((id, index) => [id, satisfying[index] ?? null]))
  const worth = part<bigint>(people.length + events.length, open.length).map(known)
  return open.map((request, index) => {
    const { recipient, initiator } = request.details
    return toExit(request, {
      ...payNow(request.details, stepsOf(request.first, byId, count), worth[index] ?? null),
      barred: denied.includes(recipient) || denied.includes(initiator),
      contained,
    })
  })
}

/** Numbers of all events these requests may be paid by. */
function eventsOf(open: readonly OpenRequest[], count: bigint | null): readonly bigint[] {
  const wanted = open.flatMap(({ first }) =>
    first < 0n ? [] : Array.from({ length: Number(mostEvents) }, (_, index) => first + BigInt(index)),
  )
  return [...new Set(wanted)].filter((id) => count === null || id < count)
}

/** The events in turn from a request's first, none when nothing satisfies it; null when one of them is not known. */
function stepsOf(
  first: bigint,
  byId: ReadonlyMap<bigint, Satisfying | null>,
  count: bigint | null,
): readonly Satisfying[] | null {
  if (first < 0n) return []
  if (count === null) return null
  const steps: Satisfying[] = []
  for (let id = first; id < first + mostEvents && id < count; id += 1n) {
    const event = byId.get(id) ?? null
    if (event === null) return null
    steps.push(event)
  }
  return steps
}

/** What it pays for what is satisfied, and for the rest as if it were now; wei, rounded down. `left`: LsETH of that rest. */
function payNow(
  details: Details,
  steps: readonly Satisfying[] | null,
  whole: bigint | null,
): { amountNow: bigint | null; left: bigint } {
  if (steps === null) return { amountNow: null, left: details.amount }
  const { paid, left } = claimNow(details, steps)
  if (left.amount === 0n) return { amountNow: paid, left: 0n }
  // More events than were looked at would pay the rest at rates of their own.
  if (whole === null || BigInt(steps.length) === mostEvents) return { amountNow: null, left: left.amount }
  const worth = (whole * left.amount) / details.amount
  return { amountNow: paid + lesser(worth, left.maxRedeemableEth), left: left.amount }
}

function toExit(
  { number, details, first }: OpenRequest,
  state: { amountNow: bigint | null; left: bigint; barred: boolean; contained: boolean },
): ExitPosition {
  const ready = first >= 0n
  const stopped = state.barred || (state.contained && !ready)
  return {
    id: exitId(number),
    protocol: 'liquidCollective',
    kind: 'exit',
    ticket: { contract: redeemManager, number, transferable: false },
    given: { token: lseth.address, asset: assetOf(lseth), amount: tokenUnits(details.amount) },
    paid: { token: null, asset: etherAsset },
    amountNow: state.amountNow === null ? null : tokenUnits(state.amountNow),
    amountAsked: tokenUnits(details.maxRedeemableEth),
    state: stopped ? 'frozen' : ready ? 'completable' : 'waiting',
    delay: ready
      ? []
      : [
          { what: 'queue', over: false, block: null, time: null },
          { what: 'report', over: false, block: null, time: null },
        ],
    repricing: state.left > 0n,
    finish: { batch: 'liquidCollective:claimRedeemRequests' },
    ...(state.barred
      ? { note: sentence('notes.liquidCollective.denied') }
      : stopped
        ? { note: sentence('notes.liquidCollective.contained') }
        : ready && state.left > 0n
          ? { note: sentence('notes.liquidCollective.partly') }
          : {}),
  }
}

/** One claim for all of these, each with the event it is paid from. One round. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const numbers = exits.map((exit) => (exit.kind === 'exit' ? exit.ticket.number : null))
  if (numbers.length === 0 || numbers.includes(null)) throw new NotFinishableError()
  const ids = [...new Set(numbers as bigint[])].sort((a, b) => (a < b ? -1 : 1)).map(Number)
  const [events, ...details] = yield* ask([
    call(manager, 'resolveRedeemRequests', [ids]),
    ...ids.map((id) => call(manager, 'getRedeemRequestDetails', [id])),
  ] as readonly TypedCall<unknown>[])
  const first = (events as readonly bigint[]).map(Number)
  if (
    (details as readonly Details[]).some(
      ({ amount, recipient }) => amount === 0n || !isAddressEqual(recipient, account),
    )
  ) {
    throw new NotFinishableError('gone')
  }
  if (first.length !== ids.length || first.some((event) => event < 0)) throw new NotFinishableError('early')
  const data = encodeFunctionData({ abi: manager.abi(), functionName: 'claimRedeemRequests', args: [ids, first] })
  return { to: redeemManager, data, value: 0n }
}
