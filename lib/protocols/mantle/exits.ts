import { type Address, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { askSettled, call, type Settled, type TypedCall } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { newest } from '../tickets.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, Position, Read, ReadContext, TicketScan } from '../types.ts'
import { pauserContract, requestsContract } from './abi.ts'
import { meth, requestsManager } from './addresses.ts'

/**
 * Requests to unstake mETH. First block: just before the proxies were deployed. Source: event of facts/lst.md 3.8, and
 * mantle-lsp/contracts, broadcast/deploy.s.sol/1, whose receipts begin at 18,290,585; 2025-10-31 (high).
 */
export const unstakeScan: TicketScan = {
  id: 'mantle:unstake',
  chainId: 1,
  contract: requestsManager,
  events: ['0xed5afdabca1838de7f5496f997e6e788ad3207f6299f64700e63435813b7ade4'],
  accountTopic: 2,
  fromBlock: 18_290_000n,
  parse: ({ topics }) => (topics[1] === undefined ? undefined : BigInt(topics[1])),
}

/** Names all requests at once. */
const allExits = `mantle:exit:${requestsManager}`
export const exitId = (number: bigint) => `${allExits}:${number}`

type Request = { blockNumber: bigint; requester: Address; mETHLocked: bigint; ethRequested: bigint }

/**
 * Every unpaid request that logs handed to the account, oldest first. No round without any, else one. What it pays was
 * fixed when it was asked for. Throws PartialReadError with those that could be read.
 */
export function* readRequests(account: Address, context: ReadContext): Read<readonly Position[]> {
  const { tickets, unread: rest } = newest(context.tickets(unstakeScan.id).found, allExits)
  if (tickets.length === 0) return []
  const asked = tickets.flatMap(({ number }): TypedCall<unknown>[] => [
    call(requestsContract, 'requestByID', [number]),
    call(requestsContract, 'requestInfo', [number]),
  ])
  const [next, paused, ...answers] = yield* askSettled([
    call(requestsContract, 'nextRequestId', []),
    call(pauserContract, 'isUnstakeRequestsAndClaimsPaused', []),
    ...asked,
  ] as const)
  const unread: UnreadPosition[] = [...rest]
  const positions = tickets.flatMap(({ number }, index): Position[] => {
    const request = answers[index * 2] as Settled<Request>
    const info = answers[index * 2 + 1] as Settled<readonly [finalized: boolean, claimable: bigint]>
    // Cancelled ones leave the list from its end, and the mETH went back.
    if (next.ok && number >= next.value) return []
    // Numbers of cancelled ones are given to others.
    if (request.ok && !isAddressEqual(request.value.requester, account)) return []
    if (!request.ok || !info.ok) {
      unread.push({ id: exitId(number), error: request.ok ? !info.ok && info.error : request.error })
      return []
    }
    return [toExit(number, request.value, info.value, isOn(paused))]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

function toExit(
  number: bigint,
  { blockNumber, mETHLocked, ethRequested }: Request,
  [finalized, claimable]: readonly [boolean, bigint],
  paused: boolean,
): ExitPosition {
  const funded = claimable === ethRequested
  const ready = finalized && funded
  return {
    id: exitId(number),
    protocol: 'mantle',
    kind: 'exit',
    ticket: { contract: requestsManager, number, transferable: false },
    given: { token: meth.address, asset: assetOf(meth), amount: tokenUnits(mETHLocked) },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(ethRequested),
    amountAsked: tokenUnits(ethRequested),
    state: paused ? 'frozen' : ready ? 'completable' : 'waiting',
    delay: ready
      ? []
      : [
          { what: 'report', over: finalized, block: null, time: null, since: { block: blockNumber } },
          { what: 'liquidity', over: funded, block: null, time: null },
        ],
    repricing: false,
    // The contract claims one at a time.
    finish: { batch: `mantle:claim:${number}` },
    ...(paused ? { note: sentence('notes.mantle.paused') } : {}),
  }
}

/** Whether the contract would pay this request to the account at this block, and why not. Two answers of one round. */
export function whyNot(
  request: Settled<Request>,
  info: Settled<readonly [boolean, bigint]>,
  account: Address,
): 'gone' | 'early' | 'unfunded' | null {
  const [asked, state] = [known(request), known(info)]
  if (asked === null || state === null || !isAddressEqual(asked.requester, account)) return 'gone'
  if (!state[0]) return 'early'
  return state[1] === asked.ethRequested ? null : 'unfunded'
}
