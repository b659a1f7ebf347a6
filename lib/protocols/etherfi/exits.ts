import { type Address, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call, type Settled } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitDelay, ExitPosition, Position, Read, ReadContext, Ticket } from '../types.ts'
import { blacklist, eethContract, pool, requests } from './abi.ts'
import { eeth, withdrawRequestNft } from './addresses.ts'
import { type Pool, payout } from './math.ts'
import { pauseCalls, pauseOf } from './pauses.ts'
import { requestScan } from './scans.ts'

/** Requests looked at, newest first: more than anybody waits for, and few enough for one round. */
const most = 100

export const requestId = (number: bigint) => `etherfi:exit:${withdrawRequestNft}:${number}`

/** Requests that one transaction can claim together. */
export const claimBatch = 'etherfi:claims'

/**
 * Withdrawal requests the account holds now. One round when it holds none. Throws PartialReadError when it holds more than
 * were found in logs so far.
 */
export function* readRequests(account: Address, context: ReadContext): Read<readonly Position[]> {
  const [held] = yield* ask([call(requests, 'balanceOf', [account])])
  if (held === 0n) return []
  const found = new Map(context.tickets(requestScan.id).found.map((ticket) => [ticket.number, ticket]))
  const tickets = [...found.values()].slice(-most)
  const { owned, answers, shared } = yield* readTickets(tickets, account)
  const unread: UnreadPosition[] = []
  const positions = owned.flatMap((ticket) => {
    const position = toPosition(ticket, answers.get(ticket), shared)
    if (position !== null) return [position]
    unread.push({ id: requestId(ticket.number), error: undefined })
    return []
  })
  if (BigInt(owned.length) < held) unread.push({ id: `etherfi:exit:${withdrawRequestNft}`, error: undefined })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

type Details = {
  request: Settled<{ amountOfEEth: bigint; shareOfEEth: bigint; isValid: boolean; feeGwei: number }>
  claimable: Settled<bigint>
  frozenRate: Settled<bigint>
}

/** What is true of all requests at this block. Null where it did not answer. */
type Shared = {
  lastFinalized: bigint | null
  pool: Pool | null
  /** Why no claim of this account succeeds now, if so. */
  blocked: Sentence | null
}

/** One round: which of these tickets the account holds, what each says, and what concerns all of them. */
function* readTickets(tickets: readonly Ticket[], account: Address) {
  const [last, pooled, shares, until, now, ...answers] = yield* askSettled([
    call(requests, 'lastFinalizedRequestId', []),
    call(pool, 'getTotalPooledEther', []),
    call(eethContract, 'totalShares', []),
    call(blacklist, 'blacklistedUntil', [account]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...pauseCalls(eeth.address),
    ...tickets.flatMap(({ number }) => [
      call(requests, 'ownerOf', [number]),
      call(requests, 'getRequest', [number]),
      call(requests, 'getClaimableAmount', [number]),
      call(requests, 'frozenRateFor', [number]),
    ]),
  ])
  const [byHand, timed, ...rest] = answers as [Settled<boolean>, Settled<bigint>, ...Settled<unknown>[]]
  const time = now.ok ? now.value : 0n
  const details = new Map<Ticket, Details>()
  const owned = tickets.filter((ticket, index) => {
    const [owner, request, claimable, frozenRate] = rest.slice(index * 4, index * 4 + 4)
    // Claimed requests have no owner any more; those handed on have another.
    if (!owner?.ok || !isAddressEqual(owner.value as Address, account)) return false
    details.set(ticket, { request, claimable, frozenRate } as Details)
    return true
  })
  const shared: Shared = {
    lastFinalized: last.ok ? BigInt(last.value) : null,
    pool: pooled.ok && shares.ok ? { pooled: pooled.value, shares: shares.value } : null,
    blocked: whyBlocked(until, pauseOf(byHand, timed, time) !== null, time),
  }
  return { owned, answers: details, shared }
}

/** A claim pays the holder, whom the blacklist stops, and burns eETH, which a pause of the token stops. */
function whyBlocked(until: Settled<bigint>, paused: boolean, now: bigint): Sentence | null {
  if (until.ok && until.value > now) return sentence('notes.etherfi.blacklisted')
  return paused ? sentence('notes.etherfi.eethPaused') : null
}

/** The exit behind a ticket; null when its contract did not say enough. */
function toPosition(ticket: Ticket, details: Details | undefined, shared: Shared): ExitPosition | null {
  const { request, claimable, frozenRate } = details ?? {}
  if (!request?.ok || shared.lastFinalized === null) return null
  const { amountOfEEth, shareOfEEth, isValid } = request.value
  const finalized = ticket.number <= shared.lastFinalized
  if (finalized && !claimable?.ok) return null
  const frozen = isValid ? (finalized ? shared.blocked : null) : sentence('notes.etherfi.invalidated')
  const asked = tokenUnits(amountOfEEth)
  const pending = shared.pool === null ? null : payout(amountOfEEth, shareOfEEth, shared.pool)
  return {
    id: requestId(ticket.number),
    protocol: 'etherfi',
    kind: 'exit',
    ticket: { contract: withdrawRequestNft, number: ticket.number, transferable: true },
    given: { token: eeth.address, asset: assetOf(eeth), amount: asked },
    paid: { token: null, asset: etherAsset },
    amountNow: finalized && claimable?.ok ? tokenUnits(claimable.value) : pending,
    amountAsked: asked,
    state: frozen !== null ? 'frozen' : finalized ? 'completable' : 'waiting',
    delay: finalized ? [] : waitsFor(ticket, shared.lastFinalized),
    // Finalisation freezes the rate, since the upgrade of 2026; until then a loss still counts.
    repricing: !finalized || !frozenRate?.ok || frozenRate.value === 0n,
    finish: { batch: claimBatch },
    ...(frozen === null ? {} : { note: frozen }),
  }
}

/** Requests are finalised in their order, by a report of the protocol's oracle; nobody can say when. */
function waitsFor({ number, block }: Ticket, lastFinalized: bigint): readonly ExitDelay[] {
  const since = { block }
  return [
    { what: 'queue', over: number === lastFinalized + 1n, block: null, time: null, since },
    { what: 'report', over: false, block: null, time: null, since },
  ]
}
