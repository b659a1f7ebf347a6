import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { NotFinishableError } from '../finish.ts'
import { isOn, known } from '../known.ts'
import { multicall3On } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { askSettled, at, call, type Settled, type TypedCall } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { newest } from '../tickets.ts'
import { assetOf } from '../tokens.ts'
import type {
  ExitPosition,
  FinishablePosition,
  Position,
  Read,
  ReadContext,
  TicketScan,
  TransactionCall,
} from '../types.ts'
import { supply, vault } from './abi.ts'
import { type Line, lines } from './addresses.ts'
import { claimableUpTo, isBacked } from './math.ts'

/** `WithdrawalRequested`: the withdrawer, then the number. Source: facts/lst.md 3.9 (high). */
export const scans: readonly TicketScan[] = lines.map(({ chainId, vault: contract, fromBlock }) => ({
  id: `origin:withdrawal:${chainId}`,
  chainId,
  contract,
  events: ['0x38e3d972947cfef94205163d483d6287ef27eb312e20cb8e0b13a49989db232e'],
  accountTopic: 1,
  fromBlock,
  parse: ({ topics }) => (topics[2] === undefined ? undefined : BigInt(topics[2])),
}))

const allExits = (line: Line) => `origin:exit:${line.vault}`
type Request = readonly [withdrawer: Address, claimed: boolean, timestamp: number, amount: bigint, queued: bigint]

/** What decides over every request of a vault at one block. Null parts are unknown. */
type Desk = {
  /** Up to which running total it pays. */
  upTo: bigint | null
  delay: bigint | null
  now: bigint | null
  /** Why it pays nobody now. */
  why: Sentence | null
}

/**
 * Every unclaimed request that logs handed to the account, oldest first. No round without any, else one. Throws
 * PartialReadError with those that could be read.
 */
export function* readExits(line: Line, account: Address, context: ReadContext): Read<readonly Position[]> {
  const { tickets, unread: rest } = newest(context.tickets(`origin:withdrawal:${line.chainId}`).found, allExits(line))
  if (tickets.length === 0) return []
  const { desk, requests } = yield* readDesk(
    line,
    tickets.map(({ number }) => number),
  )
  const unread: UnreadPosition[] = [...rest]
  const positions = tickets.flatMap(({ number }, index): Position[] => {
    const request = requests[index]
    const id = `${allExits(line)}:${number}`
    if (!request?.ok) {
      unread.push({ id, error: request?.error })
      return []
    }
    const [withdrawer, claimed] = request.value
    if (claimed || !isAddressEqual(withdrawer, account)) return []
    return [toExit(line, { id, number, request: request.value }, desk)]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

function* readDesk(
  line: Line,
  numbers: readonly bigint[],
): Read<{ desk: Desk; requests: readonly Settled<Request>[] }> {
  const here = at(line.vault, vault)
  const asked = numbers.map((number) => call(here, 'withdrawalRequests', [number]))
  const [queue, delay, paused, limit, value, minted, now, held, ...answers] = yield* askSettled([
    call(here, 'withdrawalQueueMetadata', []),
    call(here, 'withdrawalClaimDelay', []),
    call(here, 'capitalPaused', []),
    call(here, 'maxSupplyDiff', []),
    call(here, 'totalValue', []),
    call(at(line.token.address, supply), 'totalSupply', []),
    call(multicall3On(line.chainId), 'getCurrentBlockTimestamp', []),
    call(at(line.pays, erc20), 'balanceOf', [line.vault]),
    ...asked,
  ] as readonly TypedCall<unknown>[])
  const totals = known(queue as Settled<readonly [bigint, bigint, bigint, bigint]>)
  const backed = isKnownBacked(minted as Settled<bigint>, value as Settled<bigint>, limit as Settled<bigint>)
  const wait = known(delay as Settled<bigint>)
  const desk: Desk = {
    upTo: totals === null ? null : upTo(totals, held as Settled<bigint>),
    delay: wait,
    now: known(now as Settled<bigint>),
    why: isOn(paused as Settled<boolean>)
      ? sentence('notes.origin.paused')
      : wait === 0n
        ? sentence('notes.origin.off')
        : backed
          ? null
          : sentence('notes.origin.unbacked'),
  }
  return { desk, requests: answers as readonly Settled<Request>[] }
}

function upTo([queued, claimable, claimed]: readonly bigint[], held: Settled<bigint>): bigint {
  const totals = { queued: queued ?? 0n, claimable: claimable ?? 0n, claimed: claimed ?? 0n }
  // What lies in the vault can only help: without it, what was moved already counts.
  return claimableUpTo(totals, held.ok ? held.value : 0n)
}

const isKnownBacked = (minted: Settled<bigint>, value: Settled<bigint>, limit: Settled<bigint>): boolean =>
  !minted.ok || !value.ok || !limit.ok || isBacked(minted.value, value.value, limit.value)

const readyAt = (timestamp: number, delay: bigint | null) => (delay === null ? null : BigInt(timestamp) + delay)

function toExit(
  line: Line,
  { id, number, request }: { id: string; number: bigint; request: Request },
  desk: Desk,
): ExitPosition {
  const [, , timestamp, amount, queued] = request
  const due = readyAt(timestamp, desk.delay)
  const over = due !== null && desk.now !== null && due <= desk.now
  const funded = desk.upTo !== null && queued <= desk.upTo
  const ready = over && funded
  return {
    id,
    protocol: 'origin',
    kind: 'exit',
    ticket: { contract: line.vault, number, transferable: false },
    given: { token: line.token.address, asset: assetOf(line.token), amount: tokenUnits(amount) },
    paid: { token: line.pays, asset: { symbol: 'WETH', decimals: 18, known: true } },
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    state: desk.why !== null ? 'frozen' : ready ? 'completable' : 'waiting',
    delay: ready
      ? []
      : [
          { what: 'cooldown', over, block: null, time: due, since: { time: BigInt(timestamp) } },
          { what: 'liquidity', over: funded, block: null, time: null },
        ],
    repricing: false,
    finish: { batch: `origin:claimWithdrawals:${line.vault}` },
    ...(desk.why === null ? {} : { note: desk.why }),
  }
}

/**
 * One claim for all these requests of one vault. Two rounds at most. Throws NotFinishableError unless the vault would pay
 * every one of them.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const line = lines.find(({ vault: at }) =>
    exits.every((exit) => exit.kind === 'exit' && isAddressEqual(exit.ticket.contract, at)),
  )
  const numbers = exits.flatMap((exit) =>
    exit.kind === 'exit' && exit.ticket.number !== null ? [exit.ticket.number] : [],
  )
  if (line === undefined || numbers.length === 0 || numbers.length !== exits.length) throw new NotFinishableError()
  const ids = [...new Set(numbers)].sort((a, b) => (a < b ? -1 : 1))
  const { desk, requests } = yield* readDesk(line, ids)
  if (desk.why !== null) throw new NotFinishableError('paused')
  for (const request of requests) {
    const [withdrawer, claimed, timestamp, , queued] = known(request) ?? [null, true, 0, 0n, 0n]
    if (withdrawer === null || claimed || !isAddressEqual(withdrawer, account)) throw new NotFinishableError('gone')
    const due = readyAt(timestamp, desk.delay)
    if (due === null || desk.now === null || due > desk.now) throw new NotFinishableError('early')
    if (desk.upTo === null || queued > desk.upTo) throw new NotFinishableError('unfunded')
  }
  const data = encodeFunctionData({ abi: vault.abi(), functionName: 'claimWithdrawals', args: [ids] })
  return { to: line.vault, data, value: 0n }
}
