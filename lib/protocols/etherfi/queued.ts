import { type Address, decodeAbiParameters, encodeAbiParameters, keccak256, numberToHex } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, at, call } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { ExitPosition, Position, Read, ReadContext, Ticket } from '../types.ts'
import { onChainQueue, switchable } from './abi.ts'
import { paidAssets, type Vault } from './addresses.ts'
import { queueScan } from './scans.ts'

/** Requests looked at, newest first. */
const most = 100

const requestParameters = [
  { name: 'nonce', type: 'uint96' },
  { name: 'user', type: 'address' },
  { name: 'assetOut', type: 'address' },
  { name: 'amountOfShares', type: 'uint128' },
  { name: 'amountOfAssets', type: 'uint128' },
  { name: 'creationTime', type: 'uint40' },
  { name: 'secondsToMaturity', type: 'uint24' },
  { name: 'secondsToDeadline', type: 'uint24' },
] as const
const loggedParameters = requestParameters.filter(({ name }) => name !== 'user' && name !== 'assetOut')

type Request = { asset: Address; shares: bigint; assets: bigint; created: bigint; matures: bigint; deadline: bigint }

const idOf = (queue: Address, number: bigint) => `etherfi:exit:${queue}:${numberToHex(number, { size: 32 })}`

/**
 * Requests of one BoringOnChainQueue that are not filled yet. The queue keeps only their hashes: what a request holds comes
 * from its log, and counts only when it hashes to what the queue still lists. One round for an account that never asked.
 */
export function* readQueued(
  vault: Vault,
  queue: Address,
  account: Address,
  context: ReadContext,
): Read<readonly Position[]> {
  // A question that is the same for all accounts; only when somebody waits are logs worth looking through.
  const [waiting] = yield* ask([call(at(vault.share.address, erc20), 'balanceOf', [queue])])
  if (waiting === 0n) return []
  const tickets = context.tickets(queueScan(queue).id).found.slice(-most)
  if (tickets.length === 0) return []
  const [ids, paused, now] = yield* ask([
    call(at(queue, onChainQueue), 'getRequestIds', []),
    call(at(queue, switchable), 'isPaused', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const open = new Set(ids.map((id) => id.toLowerCase()))
  const unread: UnreadPosition[] = []
  const positions = tickets
    .filter(({ number }) => open.has(numberToHex(number, { size: 32 })))
    .flatMap((ticket) => {
      const request = parseRequest(ticket, account)
      if (request !== undefined) return [toPosition({ vault, queue, number: ticket.number, request, paused, now })]
      unread.push({ id: idOf(queue, ticket.number), error: undefined })
      return []
    })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** The request behind a ticket. Undefined when no asset that this vault pays in makes it hash to its number. */
function parseRequest({ number, data }: Ticket, account: Address): Request | undefined {
  try {
    const [nonce, shares, assets, created, toMaturity, toDeadline] = decodeAbiParameters(loggedParameters, data) as [
      bigint,
      bigint,
      bigint,
      number,
      number,
      number,
    ]
    const hash = (asset: Address) =>
      keccak256(
        encodeAbiParameters(requestParameters, [
          nonce,
          account,
          asset,
          shares,
          assets,
          created,
          toMaturity,
          toDeadline,
        ]),
      )
    const id = numberToHex(number, { size: 32 })
    // The asset is a topic of the log, which a ticket does not keep.
    const asset = (Object.keys(paidAssets) as Address[]).find((candidate) => hash(candidate) === id)
    if (asset === undefined) return undefined
    const matures = BigInt(created) + BigInt(toMaturity)
    return { asset, shares, assets, created: BigInt(created), matures, deadline: matures + BigInt(toDeadline) }
  } catch {
    // Data that is not the event's: the request stays unread, which the caller says.
    return undefined
  }
}

type Input = { vault: Vault; queue: Address; number: bigint; request: Request; paused: boolean; now: bigint }

function toPosition({ vault, queue, number, request, paused, now }: Input): ExitPosition {
  const { asset, shares, assets, created, matures, deadline } = request
  const note = noteOn(now > deadline, paused)
  const amount = tokenUnits(assets)
  const since = { time: created }
  return {
    id: idOf(queue, number),
    protocol: 'etherfi',
    kind: 'exit',
    ticket: { contract: queue, number, transferable: false },
    given: { token: vault.share.address, asset: assetOf(vault.share), amount: tokenUnits(shares) },
    paid: { token: asset, asset: paidAssets[asset] as ExitPosition['paid']['asset'] },
    // Fixed when it was asked for, whatever the rate does.
    amountNow: amount,
    amountAsked: amount,
    state: note === null ? 'waiting' : 'frozen',
    delay: [
      { what: 'cooldown', over: now >= matures, block: null, time: matures, since },
      { what: 'operator', over: false, block: null, time: null, since },
    ],
    repricing: false,
    // Only the queue's solver can fill it.
    finish: null,
    note: note ?? sentence('notes.etherfi.filledUntil', { time: { type: 'time', seconds: deadline } }),
  }
}

function noteOn(expired: boolean, paused: boolean): Sentence | null {
  if (expired) return sentence('notes.etherfi.queueExpired')
  return paused ? sentence('notes.etherfi.queuePaused') : null
}
