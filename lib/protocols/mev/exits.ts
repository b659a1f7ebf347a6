import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { known } from '../known.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call } from '../plan.ts'
import { newest } from '../tickets.ts'
import { assetOf } from '../tokens.ts'
import type {
  Asset,
  ExitPosition,
  FinishablePosition,
  Position,
  Read,
  ReadContext,
  TicketScan,
  TransactionCall,
} from '../types.ts'
import { mevethContract } from './abi.ts'
import { firstBlock, meveth, weth } from './addresses.ts'

/** `WithdrawalQueueOpened`: the recipient, then the number. Source: the ABI in MEV-Protocol/meveth-subgraph (high). */
export const scan: TicketScan = {
  id: 'mev:withdrawal',
  chainId: 1,
  contract: meveth.address,
  events: ['0x09dfd37369506d687db24de2b5f681eb0050ccd07eaafa95d0252899471dd740'],
  accountTopic: 1,
  fromBlock: firstBlock,
  parse: ({ topics }) => (topics[2] === undefined ? undefined : BigInt(topics[2])),
}

/** Names all tickets at once. */
export const allExits = `mev:exit:${meveth.address}`

/** What withdrawals are paid in. */
export const wrapped: Asset = { symbol: 'WETH', decimals: 18, known: true }

type Ticket = readonly [claimed: boolean, receiver: Address, amount: bigint, accumulated: bigint]

/**
 * Every unclaimed ticket that logs handed to the account, oldest first. No round without any, else one. What each pays was
 * fixed when it was opened. Throws PartialReadError with those that could be read.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly Position[]> {
  const { tickets, unread: rest } = newest(context.tickets(scan.id).found, allExits)
  if (tickets.length === 0) return []
  const [until, ...answers] = yield* askSettled([
    call(mevethContract, 'requestsFinalisedUntil', []),
    ...tickets.map(({ number }) => call(mevethContract, 'withdrawalQueue', [number])),
  ] as const)
  const unread: UnreadPosition[] = [...rest]
  const positions = tickets.flatMap(({ number }, index): Position[] => {
    const ticket = answers[index]
    if (ticket === undefined || !ticket.ok) {
      unread.push({ id: `${allExits}:${number}`, error: ticket?.ok === false ? ticket.error : undefined })
      return []
    }
    if (!isOpen(ticket.value, account)) return []
    return [toExit(number, ticket.value, known(until))]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

const isOpen = ([claimed, receiver]: Ticket, account: Address) => !claimed && isAddressEqual(receiver, account)

function toExit(number: bigint, [, , amount]: Ticket, until: bigint | null): ExitPosition {
  const ready = until !== null && number <= until
  return {
    id: `${allExits}:${number}`,
    protocol: 'mev',
    kind: 'exit',
    ticket: { contract: meveth.address, number, transferable: false },
    // The contract keeps what is owed only, not what was handed in for it.
    given: { token: meveth.address, asset: assetOf(meveth), amount: null },
    paid: { token: weth, asset: wrapped },
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    state: ready ? 'completable' : 'waiting',
    delay: ready
      ? []
      : [
          { what: 'queue', over: false, block: null, time: null },
          { what: 'operator', over: false, block: null, time: null },
        ],
    repricing: false,
    // The contract pays one at a time.
    finish: { batch: `mev:claim:${number}` },
  }
}

/** The claim of one ticket. One round. Throws NotFinishableError, and ReadError when the contract does not answer. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined || exit.ticket.number === null) throw new NotFinishableError()
  const { number } = exit.ticket
  const [until, ticket] = yield* ask([
    call(mevethContract, 'requestsFinalisedUntil', []),
    call(mevethContract, 'withdrawalQueue', [number]),
  ])
  if (!isOpen(ticket, account)) throw new NotFinishableError('gone')
  if (number > until) throw new NotFinishableError('early')
  const data = encodeFunctionData({ abi: mevethContract.abi(), functionName: 'claim', args: [number] })
  return { to: meveth.address, data, value: 0n }
}
